import { padCallKinds } from '@passline/shared/padCall'
import type { Shop } from '@passline/shared/shop'
import { useState } from 'react'
import { useLive, useServerNow } from '../../live/LiveContext.tsx'
import { useText } from '../../text/i18n.ts'
import { useSaid } from '../inbox/useSaid.ts'
import { CallLog } from './CallLog.tsx'
import { CallTile } from './CallTile.tsx'
import { shownCalls } from './lookOf.ts'
import { News } from './News.tsx'
import { OtherDialog } from './OtherDialog.tsx'
import { useCalling } from './useCalling.ts'

/** What a guest can ask for, and what became of it. */
export function Room({ shop, room }: { shop: Shop; room: string }) {
  const { t } = useText()
  const now = useServerNow()
  const { calling, state } = useCalling(shop.id, room)
  const isOffline = useLive((live) => live.connection.phase === 'offline')
  const { open, acknowledge } = useSaid()
  const [isWriting, setWriting] = useState(false)
  const calls = shownCalls(state.calls ?? [], now)
  const isOpen = (kind: string) => calls.filter((call) => call.kind === kind && call.endedAt === null)
  const news = open.filter(({ latest }) => latest.padCallId === null)
  return (
    <>
      <main className="calls" aria-label={t('roompad.title')} data-offline={isOffline}>
        <h2>{t('roompad.heading')}</h2>
        <p className="hint">{t(isOffline ? 'roompad.hintOffline' : 'roompad.hint')}</p>
        <ul className="tiles">
          {padCallKinds.map((kind) => (
            <CallTile
              key={kind}
              kind={kind}
              open={isOpen(kind)}
              asking={state.asking.find((asking) => asking.kind === kind) ?? null}
              uncancelled={state.uncancelled}
              answers={open.filter(({ latest }) => isOpen(kind).some((call) => call.id === latest.padCallId))}
              now={now}
              onAsk={() => (kind === 'other' ? setWriting(true) : void calling.ask(kind, ''))}
              onAgain={(asking) => void calling.askAgain(asking)}
              onNever={calling.giveUp}
              onCancel={(padCallId) => void calling.cancel(padCallId)}
            />
          ))}
        </ul>
      </main>
      <aside className="told">
        <News news={news} timeZone={shop.timeZone} onRead={acknowledge} />
        <CallLog
          calls={calls}
          now={now}
          timeZone={shop.timeZone}
          uncancelled={state.uncancelled}
          onCancel={(padCallId) => void calling.cancel(padCallId)}
        />
      </aside>
      {isWriting && (
        <OtherDialog
          onClose={() => setWriting(false)}
          onSend={(text) => {
            setWriting(false)
            void calling.ask('other', text)
          }}
        />
      )}
    </>
  )
}
