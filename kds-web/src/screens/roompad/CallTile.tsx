import type { PadCallKind } from '@passline/shared/padCall'
import type { ListedPadCall } from '@passline/shared/padCallApi'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { CALL_ICONS } from '../inbox/callIcons.ts'
import type { Said } from '../inbox/gather.ts'
import { useOnView } from '../inbox/useOnView.ts'
import type { Asking } from './createCalling.ts'
import { lookOf } from './lookOf.ts'

interface CallTileProps {
  kind: PadCallKind
  /** Calls of this kind that are not over, the newest first. */
  open: readonly ListedPadCall[]
  asking: Asking | null
  /** Messages that say who comes. */
  answers: readonly Said[]
  onAsk: () => void
  /** Shows what became of it, and how to take it back. */
  onLook: () => void
}

/** One thing to call for. It answers in place: asked, passed on, on the way; and says so when it did not get through. */
export function CallTile({ kind, open, asking, answers, onAsk, onLook }: CallTileProps) {
  const { t } = useText()
  const element = useOnView<HTMLLIElement>(answers.flatMap((said) => said.messages))
  const [call] = open
  const look = asking ? asking.phase : call ? lookOf(call) : 'idle'
  const name = t(`roompad.call.${kind}`)
  return (
    <li ref={element} className={`tile ${look}`} data-testid={`padcall-${kind}`} data-look={look}>
      <button type="button" onClick={look === 'idle' ? onAsk : onLook}>
        <Icon name={look === 'coming' ? 'walk' : CALL_ICONS[kind]} />
        <span aria-live="polite">
          <b>{name}</b>
          {look !== 'idle' && <small>{how()}</small>}
        </span>
      </button>
    </li>
  )

  function how(): string {
    if (asking?.phase === 'sending') return t('roompad.look.sending')
    if (asking) return `${t('roompad.look.unsent')} · ${t('roompad.calls.again')}`
    if (!call) return ''
    if (open.length > 1) return t('roompad.openOthers', { n: open.length })
    return t(`roompad.look.${lookOf(call)}`, { name: call.takenBy?.name ?? '' })
  }
}
