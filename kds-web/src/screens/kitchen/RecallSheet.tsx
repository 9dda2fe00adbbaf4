import { shownSeqNo } from '@passline/shared/businessDay'
import { isTheKitchens } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import type { ShopState } from '@passline/shared/state'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useActions, useLive } from '../../live/LiveContext.tsx'
import { goodsOf } from '../../live/refusedGoods.ts'
import { Icon } from '../../parts/Icon.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { whereTo } from '../../parts/whereTo.ts'
import { useText } from '../../text/i18n.ts'
import { KEYPAD, type MadeLine, madeLines, mergedOrders, typed } from './madeToday.ts'
import { SheetFrame } from './SheetFrame.tsx'
import { isAt, type StationFilter } from './stations.ts'
import { useDay } from './useDay.ts'
import './recall.css'

interface RecallSheetProps {
  state: ShopState
  station: StationFilter
  onClose(): void
  /** What the sheet hides, counted at its foot. */
  children: ReactNode
}

/** More rows than these nobody reads: typing narrows them. */
const MOST_ROWS = 60

/** All that was made today, newest first, to be found by room, table, band or number, and taken back one step. */
export function RecallSheet({ state, station, onClose, children }: RecallSheetProps) {
  const { t } = useText()
  const [text, setText] = useState('')
  const day = useDay(state, text)
  const lines = useMemo(
    () => madeLines(mergedOrders(day.orders, state.orders), text, (goods) => isTheKitchens(goods) && isAt(goods.stationId, station, state)),
    [day.orders, state, text, station],
  )
  useTyping(setText)
  const head = (
    <>
      <h2>{t('kitchen.search.title')}</h2>
      <span>{t('kitchen.search.lines', { count: lines.length })}</span>
    </>
  )
  return (
    <SheetFrame label={t('kitchen.search.title')} head={head} onClose={onClose}>
      <div className="sb recall">
        <p className="find" role="status">
          <Icon name="search" />
          <b data-testid="typed">{text}</b>
          <span>{day.state === 'known' ? findText(text, lines.length, t) : t(`kitchen.search.${day.state}`)}</span>
        </p>
        <ul className="rcl">
          {lines.slice(0, MOST_ROWS).map((line) => (
            <Row key={line.goods.id} line={line} timeZone={state.shop.timeZone} />
          ))}
          {lines.length === 0 && day.state === 'known' && <li className="none">{t('kitchen.search.none')}</li>}
          {lines.length > MOST_ROWS && <li className="none">{t('kitchen.search.moreRows', { count: lines.length - MOST_ROWS })}</li>}
        </ul>
        <div className="pad">
          {KEYPAD.map((key) => (
            <button
              key={key}
              type="button"
              aria-label={key === 'delete' ? t('kitchen.search.delete') : key}
              onClick={() => setText((now) => typed(now, key))}
            >
              {key === 'delete' ? <Icon name="delete" /> : key}
            </button>
          ))}
        </div>
      </div>
      {children}
    </SheetFrame>
  )
}

function findText(text: string, count: number, t: ReturnType<typeof useText>['t']): string {
  return text === '' ? t('kitchen.search.hint') : t('kitchen.search.found', { count })
}

/** A keyboard types what the keypad has. */
function useTyping(setText: (change: (now: string) => string) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return
      const key = event.key === 'Backspace' ? 'delete' : event.key
      // M mutes, here too.
      if (key !== 'delete' && !/^[0-9a-ln-z]$/i.test(key)) return
      setText((now) => typed(now, key))
      // The next arrow goes to what was found, not on from where the focus was.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [setText])
}

function Row({ line: { order, goods, at, back }, timeZone }: { line: MadeLine; timeZone: string }) {
  const { t, nameOf } = useText()
  const { recallGone } = useActions()
  const isOnItsWay = useIsOnItsWay(goods.id)
  const { no, kind } = whereTo(order, t)
  return (
    <li data-testid="made-line" data-goods={goods.id}>
      <time>{timeOfDay(at, timeZone)}</time>
      <span className="w">
        <b>{no}</b>
        <small>{order.place ? shownSeqNo(order.seqNo) : kind}</small>
      </span>
      <span className="n">
        <b>
          {nameOf(goods.name)}
          {goods.quantity > 1 && ` ×${goods.quantity}`}
        </b>
        <small>{t(`status.${goods.status}`)}</small>
      </span>
      {'why' in back ? (
        <span className="no">{t(`kitchen.search.${back.why}`)}</span>
      ) : (
        <button type="button" disabled={isOnItsWay} onClick={() => recallGone(goods, order.seqNo)}>
          <small>{isOnItsWay ? t('kitchen.sending') : t('kitchen.search.backTo')}</small>
          {t(`status.${back.to}`)}
        </button>
      )}
    </li>
  )
}

/** Whether a step of this line waits for the server's answer. */
function useIsOnItsWay(goodsId: GoodsId): boolean {
  return useLive((live) => live.pending.some((each) => each.rev === null && goodsOf(each.request).includes(goodsId)))
}
