import { type GoodsStatus, isOffered, type OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import { useState } from 'react'
import { useActions } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import type { PartAction } from './offers.ts'
import { SheetSection } from './SheetSection.tsx'

interface SectionProps {
  goods: OrderGoods
  /** Why it can do nothing now. */
  why: string | null
  onDone(): void
}

const PART = {
  start: { title: 'kitchen.sheet.partStart', step: 'kitchen.sheet.stepStart' },
  done: { title: 'kitchen.sheet.partDone', step: 'kitchen.sheet.stepDone' },
  call: { title: 'kitchen.sheet.partCall', step: 'kitchen.sheet.stepCall' },
  pickUp: { title: 'kitchen.sheet.partPickUp', step: 'kitchen.sheet.stepPickUp' },
} as const

/** A part of the portions takes a step; the line splits [K17]. */
export function PartSection({ action, goods, why, onDone }: SectionProps & { action: PartAction }) {
  const { t } = useText()
  const { takeStep } = useActions()
  const [chosen, setChosen] = useState(1)
  const quantity = Math.min(chosen, goods.quantity)
  const title = (
    <>
      {t(PART[action].title)}
      <small>{t('kitchen.sheet.rest')}</small>
    </>
  )
  return (
    <SheetSection title={title} why={why}>
      <button
        type="button"
        className="num"
        aria-label={t('kitchen.sheet.fewer')}
        disabled={quantity === 1}
        onClick={() => setChosen(quantity - 1)}
      >
        <Icon name="minus" />
      </button>
      <output className="num">{quantity}</output>
      <button
        type="button"
        className="num"
        aria-label={t('kitchen.sheet.more')}
        disabled={quantity === goods.quantity}
        onClick={() => setChosen(quantity + 1)}
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
    </SheetSection>
  )
}

/** A held line is fired with its course, or by itself. */
export function FireSection({ order, goods, why, onDone }: SectionProps & { order: CateringOrder }) {
  const { t } = useText()
  const { takeStep } = useActions()
  const course = order.goods.filter((each) => isOffered(each, 'fire') && each.course === goods.course)
  const fire = (lines: readonly OrderGoods[]) => () => {
    takeStep(
      ['fire'],
      lines.map(({ id }) => ({ goodsId: id })),
    )
    onDone()
  }
  return (
    <SheetSection title={t('kitchen.sheet.fire')} why={why}>
      <button type="button" className="eq mid" onClick={fire(course)}>
        <Icon name="fire" />
        {t('kitchen.sheet.fireCourse', { course: goods.course, n: course.length })}
      </button>
      {course.length > 1 && (
        <button type="button" className="eq" onClick={fire([goods])}>
          {t('kitchen.sheet.fireThis')}
        </button>
      )}
    </SheetSection>
  )
}

export function CallAgain({ goods, why, onDone }: SectionProps) {
  const { t } = useText()
  const { takeStep } = useActions()
  return (
    <SheetSection title={t('kitchen.calledTimes', { n: goods.callCount, time: '' })} why={why}>
      <button
        type="button"
        className="eq mid"
        onClick={() => {
          takeStep(['call'], [{ goodsId: goods.id }])
          onDone()
        }}
      >
        <Icon name="bell" />
        {t('kitchen.sheet.callAgain')}
      </button>
    </SheetSection>
  )
}

/** The button names the status it leads back to. */
export function StepBackSection({ status, goods, why, onDone }: SectionProps & { status: GoodsStatus }) {
  const { t } = useText()
  const { takeStep } = useActions()
  return (
    <SheetSection title={t('kitchen.sheet.wrong')} why={why}>
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
    </SheetSection>
  )
}
