import type { Dish } from '@passline/shared/shop'
import { useServerNow } from '../../live/LiveContext.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { CountDish } from './CountDish.tsx'
import { DishTags } from './DishTags.tsx'
import type { SoldOut, Until } from './useSoldOut.ts'
import { useWords } from './useWords.ts'
import './sell.css'

interface SellDialogProps {
  /** As it is now. */
  dish: Dish
  timeZone: string
  isOnline: boolean
  soldOut: SoldOut
  onClose: () => void
}

/** Takes a dish off sale for a time, puts it back, or says how many portions are left. */
export function SellDialog({ dish, timeZone, isOnline, soldOut, onClose }: SellDialogProps) {
  const { t, nameOf } = useWords()
  const now = useServerNow(10_000)
  const isOff = !isOnline || soldOut.changing.has(dish.id)
  const inAnHour = new Date(now + HOUR_MS).toISOString()
  const then = (done: Promise<boolean>) => void done.then((isDone) => isDone && onClose())
  const choices: { until: Until; testId: string; title: string; hint: string }[] = [
    { until: 'today', testId: 'out-today', title: t('cashier.sell.today'), hint: t('cashier.sell.todayHint') },
    {
      until: inAnHour,
      testId: 'out-hour',
      title: t('cashier.sell.hour'),
      hint: t('cashier.sell.hourHint', { time: timeOfDay(now + HOUR_MS, timeZone) }),
    },
    { until: null, testId: 'out-until-back', title: t('cashier.sell.untilBack'), hint: t('cashier.sell.untilBackHint') },
  ]
  return (
    <Dialog
      testId="sell-dialog"
      width={680}
      title={
        <>
          {t('cashier.sell.title')}
          <b>{nameOf(dish.name)}</b>
        </>
      }
      aside={<DishTags dish={dish} inCart={0} timeZone={timeZone} />}
      closeLabel={t('cashier.dialog.close')}
      onClose={onClose}
      footer={
        <button type="button" className="second" onClick={onClose}>
          {t('cashier.dialog.back')}
        </button>
      }
    >
      <div className="box sell">
        {dish.soldOut && (
          <button type="button" className="main" data-testid="restore-dish" disabled={isOff} onClick={() => then(soldOut.restore(dish))}>
            {t('cashier.sell.restore')}
          </button>
        )}
        <div className="untils">
          {choices.map(({ until, testId, title, hint }) => (
            <button key={testId} type="button" data-testid={testId} disabled={isOff} onClick={() => then(soldOut.takeOff(dish, until))}>
              <b>{title}</b>
              <small>{hint}</small>
            </button>
          ))}
        </div>
        <CountDish dish={dish} isOff={isOff} onCount={(remaining) => then(soldOut.count(dish, remaining))} />
        {soldOut.failed?.id === dish.id && (
          <p className="warning bad" role="alert">
            {t('cashier.menu.notChanged', { dish: nameOf(dish.name) })}
          </p>
        )}
        {!isOnline && (
          <p className="warning bad" role="alert">
            {t('cashier.dialog.failed.offline')}
          </p>
        )}
      </div>
    </Dialog>
  )
}

const HOUR_MS = 3_600_000
