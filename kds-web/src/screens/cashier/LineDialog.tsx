import { shownSeqNo } from '@passline/shared/businessDay'
import { isOffered, type OrderGoods } from '@passline/shared/goods'
import type { ShopId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import { useState } from 'react'
import { useClient } from '../../live/LiveContext.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { GoodsRows } from './GoodsRows.tsx'
import { LineNote } from './LineNote.tsx'
import { LineTimes } from './LineTimes.tsx'
import { canRush } from './lateness.ts'
import type { LineHandlers } from './lineHandlers.ts'
import { NoteEdits } from './NoteEdits.tsx'
import { useWords } from './useWords.ts'
import { useWrite } from './useWrite.ts'
import { WhyNotCancel } from './WhyNotCancel.tsx'
import { WriteProblem } from './WriteProblem.tsx'

interface LineDialogProps {
  shopId: ShopId
  order: CateringOrder
  /** The line as it is now. */
  goods: OrderGoods
  state: ShopState
  isOnline: boolean
  on: LineHandlers
  onClose: () => void
}

/** All about one ordered line: its times, who has seen that it was rushed, its note to change, and why it cannot be cancelled any more. */
export function LineDialog({ shopId, order, goods, state, isOnline, on, onClose }: LineDialogProps) {
  const { t, nameOf, placeOf } = useWords()
  const client = useClient()
  const write = useWrite()
  const [note, setNote] = useState(goods.note)
  const isToMake = goods.status === 'waiting' || goods.status === 'making'
  const isWorking = write.state.phase === 'working'
  const isUndecided = isWorking || write.state.phase === 'unknown'

  async function saveNote() {
    const answer = await write.run((key) => client.noteGoods(shopId, goods.id, note.trim(), key))
    if (answer.kind === 'ok') onClose()
  }
  return (
    <Dialog
      testId="line-dialog"
      width={680}
      title={nameOf(goods.name)}
      aside={
        <em>
          {placeOf(order)} {shownSeqNo(order.seqNo)}
        </em>
      }
      closeLabel={t('cashier.dialog.close')}
      onClose={onClose}
      footer={<Footer goods={goods} on={on} onClose={onClose} saving={saving()} />}
    >
      <div className="box">
        <GoodsRows goods={[goods]} />
        <LineTimes goods={goods} timeZone={state.shop.timeZone} />
        <WhyNotCancel goods={goods} timeZone={state.shop.timeZone} />
        {isToMake && <LineNote note={note} isOff={isUndecided} onChange={setNote} />}
        <NoteEdits order={order} goods={goods} state={state} />
        <WriteProblem state={write.state} isOnline={isOnline} />
      </div>
    </Dialog>
  )

  /** Null while the note is what it was; a note whose answer is missing can be sent again, whatever the line shows by now. */
  function saving() {
    if (!isUndecided && (!isToMake || note.trim() === goods.note)) return null
    return { isOff: !isOnline || isWorking, isWorking, act: () => void saveNote() }
  }
}

interface FooterProps extends Pick<LineDialogProps, 'goods' | 'on' | 'onClose'> {
  saving: { isOff: boolean; isWorking: boolean; act: () => void } | null
}

function Footer({ goods, on, onClose, saving }: FooterProps) {
  const { t } = useWords()
  const then = (act: () => void) => () => {
    onClose()
    act()
  }
  return (
    <>
      {isOffered(goods, 'cancel') && (
        <button type="button" className="second danger" data-testid="line-cancel" onClick={() => on.cancel(goods)}>
          {t('cashier.order.cancel')}
        </button>
      )}
      {canRush(goods) && (
        <button type="button" className="second" data-testid="line-rush" onClick={then(() => on.rush([goods]))}>
          {t('cashier.order.rush')}
        </button>
      )}
      {isOffered(goods, 'fire') && (
        <button type="button" className="second" data-testid="line-fire" onClick={then(() => on.fire([goods]))}>
          {t('cashier.line.fire')}
        </button>
      )}
      {saving ? (
        <button type="button" className="main" data-testid="save-note" disabled={saving.isOff} onClick={saving.act}>
          {t(saving.isWorking ? 'cashier.dialog.working' : 'cashier.line.saveNote')}
        </button>
      ) : (
        <button type="button" className="main" onClick={onClose}>
          {t('cashier.dialog.back')}
        </button>
      )}
    </>
  )
}
