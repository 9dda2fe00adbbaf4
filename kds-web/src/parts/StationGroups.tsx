import { isTheKitchens, isToMake, type OrderGoods } from '@passline/shared/goods'
import { Fragment, type ReactNode } from 'react'
import { useText } from '../text/i18n.ts'
import type { TicketView } from './ticketView.ts'
import './expanded.css'

interface StationGroupsProps {
  ticket: TicketView
  shownAt(stationId: string): 'here' | 'there' | 'nowhere'
  stationName(stationId: string): string
  lineOf(goods: OrderGoods): ReactNode
}

/** The whole order of an opened ticket, by station: what is done there, and whether a screen shows it. */
export function StationGroups({ ticket, shownAt, stationName, lineOf }: StationGroupsProps) {
  const { t } = useText()
  const stations = [...new Set(ticket.order.goods.filter(isTheKitchens).map((goods) => goods.stationId as string))]
  const here = stations.filter((id) => shownAt(id) === 'here')
  const ordered = [...here, ...stations.filter((id) => !here.includes(id))]
  return (
    <ul className="items">
      {ordered.map((stationId) => {
        const lines = ticket.order.goods.filter((goods) => goods.stationId === stationId && isTheKitchens(goods))
        const counted = lines.filter((goods) => goods.status !== 'cancelled')
        const where = shownAt(stationId)
        return (
          <Fragment key={stationId}>
            <li className="gh">
              <b>{stationName(stationId)}</b>
              <b>
                {counted.filter((goods) => !isToMake(goods) && goods.status !== 'waiting').length}/{counted.length}
              </b>
              <span className={where}>{t(`kitchen.shown.${where}`)}</span>
            </li>
            {lines.map((goods) => (
              <Fragment key={goods.id}>{lineOf(goods)}</Fragment>
            ))}
          </Fragment>
        )
      })}
    </ul>
  )
}
