import { decide, isOffered, nextAction, type OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import { useState } from 'react'
import { useActions } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { isShut } from './allergyBlocks.ts'

interface SectionProps {
  goods: OrderGoods
  onDone(): void
}

const PART = {
  start: { title: 'kitchen.sheet.partStart', step: 'kitchen.sheet.stepStart' },
  done: { title: 'kitchen.sheet.partDone', step: 'kitchen.sheet.stepDone' },
  call: { title: 'kitchen.sheet.partCall', step: 'kitchen.sheet.stepCall' },
  pickUp: { title: 'kitchen.sheet.partPickUp', step: 'kitchen.sheet.stepPickUp' },
} as const

/** A part of the portions takes the next step; the line splits [K17]. */
export function PartSection({ order, goods, onDone }: SectionProps & { order: CateringOrder }) {
  const { t } = useText()
  const { takeStep } = useActions()
  const [quantity, setQuantity] = useState(1)
  const action = nextAction(goods)
  if (goods.quantity === 1 || (action !== 'start' && action !== 'done' && action !== 'call' && action !== 'pickUp')) return null
  if (action === 'start' && isShut(order, goods)) return <p className="sec">{t('kitchen.sheet.locked')}</p>
  return (
    <section className="sec">
      <h3>
        {t(PART[action].title)}
        <small>{t('kitchen.sheet.rest')}</small>
      </h3>
      <div className="row">
        <button
          type="button"
          className="num"
          aria-label={t('kitchen.sheet.fewer')}
          disabled={quantity === 1}
          onClick={() => setQuantity(quantity - 1)}
        >
          <Icon name="minus" />
        </button>
        <output className="num">{quantity}</output>
        <button
          type="button"
          className="num"
          aria-label={t('kitchen.sheet.more')}
          disabled={quantity === goods.quantity}
          onClick={() => setQuantity(quantity + 1)}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          className="go1"
          onClick={() => {
            takeStep([action], [{ goodsId: goods.id, quantity }])
            onDone()
          }}
        >
          {t(PART[action].step, { n: quantity })}
        </button>
      </div>
    </section>
  )
}

/** A held line is fired with its course, or by itself. */
export function FireSection({ order, goods, onDone }: SectionProps & { order: CateringOrder }) {
  const { t } = useText()
  const { takeStep } = useActions()
  if (!isOffered(goods, 'fire')) return null
  const course = order.goods.filter((each) => isOffered(each, 'fire') && each.course === goods.course)
  const fire = (lines: readonly OrderGoods[]) => () => {
    takeStep(
      ['fire'],
      lines.map(({ id }) => ({ goodsId: id })),
    )
    onDone()
  }
  return (
    <section className="sec">
      <h3>{t('kitchen.sheet.fire')}</h3>
      <div className="row">
        <button type="button" className="eq mid" onClick={fire(course)}>
          <Icon name="fire" />
          {t('kitchen.sheet.fireCourse', { course: goods.course, n: course.length })}
        </button>
        {course.length > 1 && (
          <button type="button" className="eq" onClick={fire([goods])}>
            {t('kitchen.sheet.fireThis')}
          </button>
        )}
      </div>
    </section>
  )
}

/** The button names the status it leads back to. */
export function StepBackSection({ goods, onDone }: SectionProps) {
  const { t } = useText()
  const { takeStep } = useActions()
  const decision = decide(goods, 'recall', '')
  const status = decision.outcome === 'changed' ? decision.change.status : undefined
  if (!status) return null
  return (
    <section className="sec">
      <h3>{t('kitchen.sheet.wrong')}</h3>
      <div className="row">
        <button
          type="button"
          className="eq mid"
          onClick={() => {
            takeStep(['recall'], [{ goodsId: goods.id }])
            onDone()
          }}
        >
          <Icon name="undo" />
          {t('kitchen.sheet.backTo', { status: t(`status.${status}`) })}
        </button>
      </div>
    </section>
  )
}
