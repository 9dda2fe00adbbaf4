import { shownSeqNo } from '@passline/shared/businessDay'
import type { OrderGoods } from '@passline/shared/goods'
import type { ShopId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import { useState } from 'react'
import { useClient } from '../../live/LiveContext.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { unconfirmedGoods } from './arrivals.ts'
import { useWords } from './useWords.ts'
import { useWrite } from './useWrite.ts'
import { WriteProblem } from './WriteProblem.tsx'
import './confirm.css'

interface ConfirmDialogProps {
  shopId: ShopId
  order: CateringOrder
  /** Opened to refuse: no line is accepted to begin with. */
  refuses: boolean
  isOnline: boolean
  onDone: () => void
  onClose: () => void
}

/** What a wristband ordered, line by line: each goes to the kitchen or is refused. Until then the kitchen sees none of it. */
export function ConfirmDialog({ shopId, order, refuses, isOnline, onDone, onClose }: ConfirmDialogProps) {
  const { t, placeOf } = useWords()
  const client = useClient()
  const accepting = useWrite()
  const refusing = useWrite()
  const goods = unconfirmedGoods(order)
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const isRefused = (each: OrderGoods) => refuses !== turned.has(each.id)
  const taken = goods.filter((each) => !isRefused(each))
  const left = goods.filter(isRefused)
  const phases = [accepting.state.phase, refusing.state.phase]
  const isWorking = phases.includes('working')
  const ids = (list: readonly OrderGoods[]) => list.map((each) => each.id)

  async function confirm() {
    // What is refused first: were it the other way round, a failure in between would leave refused dishes looking accepted.
    const refused = left.length === 0 ? null : await refusing.run((key) => client.refuseGoods(shopId, order.id, ids(left), key))
    if (refused !== null && refused.kind !== 'ok') return
    const accepted = taken.length === 0 ? null : await accepting.run((key) => client.acceptGoods(shopId, order.id, ids(taken), key))
    if (accepted === null || accepted.kind === 'ok') onDone()
  }
  return (
    <Dialog
      testId="confirm-dialog"
      width={680}
      title={
        <>
          {t('cashier.confirm.title')}
          <b>{placeOf(order)}</b>
        </>
      }
      aside={<em>{shownSeqNo(order.seqNo)}</em>}
      closeLabel={t('cashier.dialog.close')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="second" onClick={onClose}>
            {t('cashier.dialog.back')}
          </button>
          <button
            type="button"
            className={taken.length === 0 ? 'main danger' : 'main'}
            data-autofocus
            data-testid="confirm"
            disabled={!isOnline || isWorking || goods.length === 0}
            onClick={() => void confirm()}
          >
            {isWorking ? t('cashier.dialog.working') : text()}
          </button>
        </>
      }
    >
      <div className="box">
        <p>{t(goods.length === 0 ? 'cashier.confirm.gone' : 'cashier.confirm.question')}</p>
        <ul className="confirming">
          {goods.map((each) => (
            <ConfirmRow
              key={each.id}
              goods={each}
              isRefused={isRefused(each)}
              isOff={isWorking || phases.includes('unknown')}
              onTurn={(toRefused) => toRefused !== isRefused(each) && setTurned(toggled(turned, each.id))}
            />
          ))}
        </ul>
        <WriteProblem state={phases[1] === 'idle' || phases[1] === 'done' ? accepting.state : refusing.state} isOnline={isOnline} />
      </div>
    </Dialog>
  )

  function text(): string {
    if (taken.length === 0) return t('cashier.confirm.buttonNone', { n: left.length })
    return left.length === 0
      ? t('cashier.confirm.button', { n: taken.length })
      : t('cashier.confirm.buttonBoth', { n: taken.length, m: left.length })
  }
}

interface ConfirmRowProps {
  goods: OrderGoods
  isRefused: boolean
  isOff: boolean
  onTurn: (toRefused: boolean) => void
}

function ConfirmRow({ goods, isRefused, isOff, onTurn }: ConfirmRowProps) {
  const { t, nameOf } = useWords()
  const extras = [...goods.options.map((option) => nameOf(option.name)), goods.note].filter((text) => text !== '')
  return (
    <li data-goods-id={goods.id} data-refused={isRefused}>
      <b>{goods.quantity}</b>
      <span>
        {nameOf(goods.name)}
        {extras.length > 0 && <small>{extras.join(t('cashier.comma'))}</small>}
      </span>
      <fieldset className="seg" aria-label={nameOf(goods.name)}>
        <button type="button" aria-pressed={!isRefused} data-testid="take" disabled={isOff} onClick={() => onTurn(false)}>
          {t('cashier.confirm.take')}
        </button>
        <button type="button" aria-pressed={isRefused} data-testid="leave" disabled={isOff} onClick={() => onTurn(true)}>
          {t('cashier.confirm.leave')}
        </button>
      </fieldset>
    </li>
  )
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set(ids.has(id) ? [...ids].filter((each) => each !== id) : [...ids, id])
}
