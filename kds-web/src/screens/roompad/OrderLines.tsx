import type { MyLine, MyOrder } from '@passline/shared/guestApi'
import { useEffect, useRef } from 'react'
import { GUEST_ICONS } from '../../parts/guestProgress.ts'
import { Icon } from '../../parts/Icon.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'

/** What was ordered, dish by dish with its state; what was added later stands under the time of its addition. */
export function OrderLines({ order, timeZone }: { order: MyOrder; timeZone: string }) {
  const { t } = useText()
  const list = useRef<HTMLUListElement>(null)
  // Where not all fits, what is still to come is in sight; the heading says what has arrived.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever of the order has changed
  useEffect(() => {
    const next = list.current?.querySelector<HTMLElement>('.ol:not(.served, .cancelled)')
    if (list.current && next) list.current.scrollTop = next.offsetTop - list.current.offsetTop
  }, [order])
  return (
    <ul ref={list} className="ordered">
      {order.rounds.flatMap(({ round, at }) => [
        ...(round > 1
          ? [
              <li key={`round ${round}`} className="added">
                {t('roompad.order.added', { time: timeOfDay(Date.parse(at), timeZone) })}
              </li>,
            ]
          : []),
        ...order.lines.filter((line) => line.round === round).map((line) => <OrderedLine key={line.id} line={line} />),
      ])}
    </ul>
  )
}

function OrderedLine({ line }: { line: MyLine }) {
  const { t, nameOf } = useText()
  return (
    <li className={`ol ${line.state}`} data-state={line.state}>
      <b>{line.quantity}</b>
      <span className="grow">
        <span className="on">{nameOf(line.name)}</span>
        {line.options.length > 0 && <small>{line.options.map(nameOf).join(' · ')}</small>}
      </span>
      <span className="os">
        <Icon name={GUEST_ICONS[line.state]} />
        {t(`guest.state.${line.state}`)}
      </span>
    </li>
  )
}
