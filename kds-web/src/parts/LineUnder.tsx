import { isToMake, type OrderGoods } from '@passline/shared/goods'
import { type Text, useText } from '../text/i18n.ts'
import { uncollectedOf } from './aging.ts'
import { Icon } from './Icon.tsx'
import type { LineProps } from './lineProps.ts'
import { type Ticking, useTick } from './ticking.ts'
import { timeOfDay } from './time.ts'

/** What is said of a line under its name: how it stands, where, its options, what it contains that hurts the guest. */
export function LineUnder(props: LineProps) {
  const { goods, mark, station, timeZone, settings, ticking } = props
  const { t } = useText()
  const step = stepText(goods, timeZone, t)
  if (mark.movedTo !== null) return <p className="sub xx">{t('kitchen.movedTo', { station: props.stationName(mark.movedTo) })}</p>
  if (goods.status === 'cancelled') return <p className="sub xx">{step}</p>
  const isWork = isToMake(goods) || goods.held !== null
  return (
    <p className="sub">
      {goods.status === 'making' && (
        <span className="mk" role="img" aria-label={t('status.making')}>
          <Icon name="half" />
        </span>
      )}
      {goods.held !== null && (
        <span className="held">
          <Icon name="pause" />
          {t('kitchen.held', { course: goods.course })}
        </span>
      )}
      {isToMake(goods) && goods.rushCount > 0 && (
        <span className="mk" role="img" aria-label={t('kitchen.rush')}>
          <Icon name="rush" />
        </span>
      )}
      {station !== null && <span className="st">{station}</span>}
      {mark.movedFrom !== null && <span className="from">{t('kitchen.movedFrom', { station: props.stationName(mark.movedFrom) })}</span>}
      {step !== null && <span className="dn">{step}</span>}
      {goods.status === 'called' && <Standing goods={goods} limit={settings.uncollectedMinutes} ticking={ticking} />}
      {isWork && <Particulars {...props} />}
    </p>
  )
}

function Particulars({ goods, mark }: LineProps) {
  const { t, nameOf } = useText()
  return (
    <>
      {goods.options.map((option) => (
        <span key={`${option.groupId}.${option.choiceId}`} className="op">
          {nameOf(option.name)}
        </span>
      ))}
      {mark.contains.length > 0 && (
        <span className="has">
          <Icon name="alert" />
          {t('kitchen.contains', { what: mark.contains.map((each) => t(`allergen.${each}`)).join(t('kitchen.comma')) })}
        </span>
      )}
      {mark.alike > 0 && (
        <span className="alike">
          <Icon name="together" />
          {t('kitchen.together', { n: mark.alike })}
        </span>
      )}
    </>
  )
}

/** The alarm of what was called and nobody has collected: by shape, words and colour. */
function Standing({ goods, limit, ticking }: { goods: OrderGoods; limit: number; ticking: Ticking }) {
  const { t } = useText()
  const uncollected = uncollectedOf(goods, useTick(ticking, 10_000), limit)
  if (!uncollected) return null
  return (
    <span className={`uncol ${uncollected.level}`}>
      <Icon name="bell" solid={uncollected.level === 'late'} />
      {t('kitchen.uncollected', { n: uncollected.minutes })}
    </span>
  )
}

function stepText(goods: OrderGoods, timeZone: string, t: Text['t']): string | null {
  const time = (at: string | null) => (at === null ? '' : timeOfDay(Date.parse(at), timeZone))
  switch (goods.status) {
    case 'waiting':
    case 'making':
      return null
    case 'made':
      return t('kitchen.madeAt', { time: time(goods.madeAt) })
    case 'called':
      return goods.callCount > 1
        ? t('kitchen.calledTimes', { n: goods.callCount, time: time(goods.calledAt) })
        : t('kitchen.calledAt', { time: time(goods.calledAt) })
    case 'pickedUp':
      return t('kitchen.pickedUpAt', { time: time(goods.pickedUpAt) })
    case 'delivered':
      return t('kitchen.deliveredAt', { time: time(goods.deliveredAt) })
    case 'cancelled':
      return t('kitchen.cancelledAt', { time: time(goods.cancelledAt) })
    default:
      return goods.status satisfies never
  }
}
