import { isToMake, type OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import { type CateringOrder, isSeenAt, type OrderEdit } from '@passline/shared/order'
import type { SeenMark } from '@passline/shared/staff'
import type { News } from '../../parts/ticketView.ts'

/** What was acknowledged stays this long, so that the lines below do not jump under the finger. */
const NEWS_STAYS_MS = 1_000

export interface ChangesView {
  /** The stations of the screen, of those that have something to do with the order. */
  isHere(stationId: string): boolean
  /** This device: what it changed itself is no news to it. */
  selfId: string | null
  /** Server time, ms. */
  now: number
  isHeld: boolean
}

/** What changed of an order since the stations of this screen last looked. */
export interface Changes {
  news: readonly News[]
  /** The note that was there before, by line. */
  oldNotes: ReadonlyMap<GoodsId, string>
  movedFrom: ReadonlyMap<GoodsId, string>
  /** Lines that are made elsewhere now, which nobody here has acknowledged. */
  movedTo: ReadonlyMap<GoodsId, string>
}

/**
 * The differences that this screen has to show.
 * @param shown the keys of what the ticket said before: under a finger they stay
 */
export function changesOf(order: CateringOrder, view: ChangesView, shown: readonly string[]): Changes {
  const news: News[] = []
  const oldNotes = new Map<GoodsId, string>()
  const movedFrom = new Map<GoodsId, string>()
  const movedTo = new Map<GoodsId, string>()
  const stays = (key: string, marks: readonly SeenMark[]) => {
    const seenAt = Math.max(0, ...marks.map((mark) => Date.parse(mark.at)))
    return (view.isHeld && shown.includes(key)) || view.now - seenAt < NEWS_STAYS_MS
  }
  const tell = (item: Omit<News, 'isSeen'>, isSeen: boolean, marks: readonly SeenMark[]) => {
    if (!isSeen || stays(item.key, marks)) news.push({ ...item, isSeen })
    return !isSeen
  }
  for (const edit of order.edits.filter((each) => each.by.deviceId !== view.selfId)) {
    const goods = order.goods.find((each) => each.id === edit.goodsId)
    const seenBy = (stations: readonly string[]) => stations.every((id) => isSeenAt(edit, id))
    const key = `edit ${edit.id}`
    const { from, to } = edit
    if (edit.what === 'place') {
      const stations = concerned(order, edit, view)
      if (stations.length > 0) tell({ key, kind: 'place', name: null, from, to }, seenBy(stations), edit.seen)
    } else if (goods && isWork(goods) && edit.what === 'note' && view.isHere(goods.stationId)) {
      const isNews = tell({ key, kind: 'note', name: goods.name, from, to }, seenBy([goods.stationId]), edit.seen)
      if (isNews && !oldNotes.has(goods.id) && from !== goods.note) oldNotes.set(goods.id, from)
    } else if (goods && isWork(goods) && edit.what === 'station' && isLatestMove(order, edit)) {
      if (view.isHere(to)) {
        if (tell({ key, kind: 'stationFrom', name: goods.name, from, to }, seenBy([to]), edit.seen)) movedFrom.set(goods.id, from)
      } else if (view.isHere(from) && (!seenBy([from]) || stays(key, edit.seen))) movedTo.set(goods.id, to)
    }
  }
  rushes(order, view).forEach((each) => {
    tell(each.item, each.isSeen, each.marks)
  })
  return { news: latestPerLine(news), oldNotes, movedFrom, movedTo }
}

/** Whether the kitchen works on it, or will. */
export function isWork(goods: OrderGoods): boolean {
  return isToMake(goods) || goods.held === 'course'
}

/** The stations here that had work on the order when it was changed. */
function concerned(order: CateringOrder, edit: OrderEdit, view: ChangesView): string[] {
  return order.goods
    .filter((goods) => goods.addedAt <= edit.at && view.isHere(goods.stationId) && (isWork(goods) || goods.status === 'made'))
    .map((goods) => goods.stationId)
}

function isLatestMove(order: CateringOrder, edit: OrderEdit): boolean {
  return !order.edits.some((each) => each.what === 'station' && each.goodsId === edit.goodsId && each.id > edit.id)
}

/** One line of news for all that was rushed here. */
function rushes(order: CateringOrder, view: ChangesView): { item: Omit<News, 'isSeen'>; isSeen: boolean; marks: SeenMark[] }[] {
  const rushed = order.goods.filter((goods) => goods.rushCount > 0 && isToMake(goods) && view.isHere(goods.stationId))
  const [first] = rushed
  if (!first) return []
  const marks = rushed.flatMap((goods) => goods.rushSeen ?? [])
  const unseen = rushed.filter((goods) => goods.rushSeen === null)
  const named = unseen.length === 0 ? rushed : unseen
  const item = {
    key: 'rush',
    kind: 'rush',
    name: named.length === 1 ? (named[0]?.name ?? null) : null,
    from: '',
    to: `${named.length}`,
  } as const
  return [{ item, isSeen: unseen.length === 0, marks }]
}

/** Of several new notes of one line the last one is said. */
function latestPerLine(news: readonly News[]): News[] {
  return news.filter(
    (each, at) => each.kind !== 'note' || !news.slice(at + 1).some((later) => later.kind === 'note' && later.name === each.name),
  )
}
