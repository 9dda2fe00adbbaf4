import type { PadCallId } from '@passline/shared/ids'
import type { PadCallKind } from '@passline/shared/padCall'
import type { KnownPadCall } from '@passline/shared/padCallApi'
import { Icon } from '../../parts/Icon.tsx'
import { elapsed } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'
import { CALL_ICONS } from '../inbox/callIcons.ts'
import type { Said } from '../inbox/gather.ts'
import { useOnView } from '../inbox/useOnView.ts'
import type { Asking } from './createCalling.ts'
import { lookOf } from './lookOf.ts'

interface CallTileProps {
  kind: PadCallKind
  /** Calls of this kind that are not over, the newest first. */
  open: readonly KnownPadCall[]
  asking: Asking | null
  uncancelled: ReadonlySet<PadCallId>
  /** Messages that say who comes. */
  answers: readonly Said[]
  /** Server time, ms. */
  now: number
  onAsk: () => void
  onAgain: (asking: Asking) => void
  onNever: (asking: Asking) => void
  onCancel: (padCallId: PadCallId) => void
}

/** One thing to call for. It answers in place: asked, passed on, on the way; and says so when it did not get through. */
export function CallTile({ kind, open, asking, uncancelled, answers, now, onAsk, onAgain, onNever, onCancel }: CallTileProps) {
  const { t } = useText()
  const element = useOnView<HTMLLIElement>(answers.flatMap((said) => said.messages))
  const [call] = open
  const look = asking ? asking.phase : call ? lookOf(call, now) : 'idle'
  // Of other things a guest may want several; each has its row in the list.
  const isFree = look === 'idle' || (kind === 'other' && asking === null)
  return (
    <li ref={element} className={`tile ${look}`} data-testid={`padcall-${kind}`} data-look={look}>
      {isFree ? (
        <button type="button" className="ask" onClick={onAsk}>
          {face()}
        </button>
      ) : (
        <div className="ask" role="status">
          {face()}
        </div>
      )}
      {asking?.phase === 'unsent' && (
        <div className="ways">
          <button type="button" className="main" onClick={() => onAgain(asking)}>
            {t('roompad.again')}
          </button>
          <button type="button" onClick={() => onNever(asking)}>
            {t('roompad.never')}
          </button>
        </div>
      )}
      {!asking && call && kind !== 'other' && (
        <div className="ways">
          <button type="button" onClick={() => onCancel(call.id)}>
            {t('roompad.cancel')}
          </button>
        </div>
      )}
    </li>
  )

  function face() {
    return (
      <>
        <Icon name={look === 'coming' ? 'walk' : CALL_ICONS[kind]} />
        <span className="what">
          <b>{t(`roompad.call.${kind}`)}</b>
          <span className="how">{how()}</span>
          {!asking && call && (look === 'asked' || look === 'passedOn') && (
            <small>{t('roompad.waited', { time: elapsed(now - Date.parse(call.askedAt)) })}</small>
          )}
          {isFree && look !== 'idle' && <small>{t('roompad.another')}</small>}
        </span>
      </>
    )
  }

  function how(): string {
    if (asking?.phase === 'sending') return t('roompad.look.sending')
    if (asking) return asking.code === null ? t('roompad.unsentOffline') : t('roompad.unsentWhy', { why: t(`code.${asking.code}`) })
    if (!call) return t(`roompad.about.${kind}`)
    if (uncancelled.has(call.id)) return t('roompad.cancelFailed')
    if (open.length > 1) return t('roompad.openOthers', { n: open.length })
    return t(`roompad.look.${lookOf(call, now)}`, { name: call.takenBy?.name ?? '' })
  }
}
