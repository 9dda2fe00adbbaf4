import { type PadCallKind, padCallKinds } from '@passline/shared/padCall'
import type { Shop } from '@passline/shared/shop'
import { useState } from 'react'
import { useLive, useServerNow } from '../../live/LiveContext.tsx'
import { useText } from '../../text/i18n.ts'
import type { Said } from '../inbox/gather.ts'
import { CallsDialog } from './CallsDialog.tsx'
import { CallTile } from './CallTile.tsx'
import { shownCalls } from './lookOf.ts'
import { OtherDialog } from './OtherDialog.tsx'
import { useCalling } from './useCalling.ts'

interface CallBarProps {
  shop: Shop
  /** Messages that this device has not put away. */
  said: readonly Said[]
}

/** What a guest can call for, along the bottom; each answers in place. */
export function CallBar({ shop, said }: CallBarProps) {
  const { t } = useText()
  const now = useServerNow()
  const { calling, state } = useCalling(shop.id)
  const isOffline = useLive((live) => live.connection.phase === 'offline')
  const [dialog, setDialog] = useState<'other' | 'calls' | null>(null)
  const calls = shownCalls(state.calls ?? [], now)
  const openOf = (kind: PadCallKind) => calls.filter((call) => call.kind === kind && call.endedAt === null)
  return (
    <nav className="calls" aria-label={t('roompad.calls.title')} data-offline={isOffline}>
      <ul>
        {padCallKinds.map((kind) => (
          <CallTile
            key={kind}
            kind={kind}
            open={openOf(kind)}
            asking={state.asking.find((asking) => asking.kind === kind) ?? null}
            answers={said.filter(({ latest }) => openOf(kind).some((call) => call.id === latest.padCallId))}
            onAsk={() => (kind === 'other' ? setDialog('other') : void calling.ask(kind, ''))}
            onLook={() => setDialog('calls')}
          />
        ))}
      </ul>
      {dialog === 'calls' && (
        <CallsDialog
          calls={calls}
          unsent={state.asking.filter((asking) => asking.phase === 'unsent')}
          timeZone={shop.timeZone}
          uncancelled={state.uncancelled}
          onAgain={(asking) => void calling.askAgain(asking)}
          onNever={calling.giveUp}
          onCancel={(padCallId) => void calling.cancel(padCallId)}
          onOther={() => setDialog('other')}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'other' && (
        <OtherDialog
          onClose={() => setDialog(null)}
          onSend={(text) => {
            setDialog(null)
            void calling.ask('other', text)
          }}
        />
      )}
    </nav>
  )
}
