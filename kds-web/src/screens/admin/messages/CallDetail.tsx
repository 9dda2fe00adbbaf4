import { deviceList } from '@passline/shared/api'
import { shownSeqNo } from '@passline/shared/businessDay'
import { imCallCancelled } from '@passline/shared/imApi'
import type { ImCall } from '@passline/shared/message'
import { useState } from 'react'
import { useLive, useServerNow } from '../../../live/LiveContext.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { NotSaved } from '../NotSaved.tsx'
import { useRead, useWrite } from '../queries.ts'
import { CallGridTable, type ChosenCell } from './CallGridTable.tsx'
import { CallSteps } from './CallSteps.tsx'
import { type CallGrid, callGrid } from './callGrid.ts'
import { sentenceOfCall } from './sentenceOfCall.ts'
import { useListening } from './useListening.ts'
import { useMessageWords } from './useMessageWords.ts'

/** One call: its words, who was told how often, and the steps of the cell that is chosen. */
export function CallDetail({ call }: { call: ImCall }) {
  const { lang } = useText()
  const { eventName } = useMessageWords()
  const now = useServerNow(1_000)
  const { data } = useRead('/devices', deviceList)
  const [chosen, setChosen] = useState<ChosenCell>({ row: 0, column: 0 })
  const grid = callGrid(call, data?.devices ?? [], now)
  const sentence = sentenceOfCall(call, lang)
  return (
    <>
      <h2 className="am-said">{sentence || eventName(call.event)}</h2>
      <Facts call={call} />
      <CallGridTable grid={grid} chosen={chosen} onChoose={setChosen} />
      <ChosenSteps call={call} grid={grid} chosen={chosen} />
      <Buttons call={call} />
    </>
  )
}

function Facts({ call }: { call: ImCall }) {
  const { t } = useText()
  const { eventName, typeName } = useMessageWords()
  const seqNo = useLive(({ state }) => (call.orderId ? state?.orders.get(call.orderId)?.seqNo : undefined))
  const type = call.messages[0]?.msgType
  return (
    <dl className="am-facts">
      <div>
        <dt>{t('adminMessages.rules.event')}</dt>
        <dd>{eventName(call.event)}</dd>
      </div>
      {type !== undefined && (
        <div>
          <dt>{t('adminMessages.calls.type')}</dt>
          <dd>{typeName(type)}</dd>
        </div>
      )}
      {call.source !== 'none' && (
        <div>
          <dt>{t('adminMessages.calls.source')}</dt>
          <dd>{t(`adminMessages.source.${call.source}`)}</dd>
        </div>
      )}
      {seqNo !== undefined && (
        <div>
          <dt>{t('adminMessages.calls.order')}</dt>
          <dd>{shownSeqNo(seqNo)}</dd>
        </div>
      )}
      {call.requestId && (
        <div>
          <dt>{t('adminMessages.calls.request')}</dt>
          <dd>{call.requestId}</dd>
        </div>
      )}
    </dl>
  )
}

function ChosenSteps({ call, grid, chosen }: { call: ImCall; grid: CallGrid; chosen: ChosenCell }) {
  const row = grid.rows[chosen.row] ?? grid.rows[0]
  const cell = row?.cells[chosen.column] ?? row?.cells.find((each) => each !== null)
  return row && cell ? <CallSteps call={call} row={row} cell={cell} /> : null
}

function Buttons({ call }: { call: ImCall }) {
  const { t, lang } = useText()
  const cancel = useWrite(imCallCancelled)
  const listening = useListening()
  const content = call.messages.find((each) => each.content !== null)?.content
  const isPending = call.messages.some((each) => each.status === 'pending')
  return (
    <footer className="am-foot">
      {content && (
        <button type="button" className="b2" onClick={() => listening.say(content[lang].spoken, lang)}>
          <Icon name="sound" />
          {t(listening.state === 'playing' ? 'adminMessages.templates.listening' : 'adminMessages.calls.listen')}
        </button>
      )}
      {isPending && (
        <button
          type="button"
          className="b2"
          disabled={cancel.isPending}
          onClick={() => cancel.mutate({ method: 'POST', path: `/v1/im/calls/${call.id}/cancel` })}
        >
          <Icon name="undo" />
          {t('adminMessages.calls.cancel')}
        </button>
      )}
      {call.cancelledAt && <span className="am-note">{t('adminMessages.calls.cancelled')}</span>}
      {listening.state === 'noVoice' && <span className="am-note">{t('adminMessages.templates.noVoice')}</span>}
      <NotSaved failure={cancel.error} />
    </footer>
  )
}
