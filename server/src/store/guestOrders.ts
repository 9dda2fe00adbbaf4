import type { GoodsStatus, HeldReason } from '@passline/shared/goods'
import type { OrderId, ShopId } from '@passline/shared/ids'
import type { OrderPlace, OrderSource, OrderStatus } from '@passline/shared/order'
import type { Name } from '@passline/shared/text'
import type { Db } from '../db/types.ts'

/** An order with nothing in it that no guest may see: not who ordered, nor where it goes, what it costs, what was noted. */
export interface GuestFacts {
  id: OrderId
  shopId: ShopId
  brandName: Name
  shopName: Name
  /** Whether the shop records delivery [K6]. */
  deliver: boolean
  seqNo: number
  source: OrderSource
  status: OrderStatus
  /** In the order of the ticket. */
  goods: GuestGoods[]
}

/** Its instants are ISO 8601, in whatever zone. */
export interface GuestGoods {
  line: number
  round: number
  dishId: string
  name: Name
  quantity: number
  options: { name: Name }[]
  status: GoodsStatus
  held: HeldReason | null
  addedAt: string
  /** When held goods became the kitchen's; null when they were never held. */
  firedAt: string | null
}

/** What its guest may see of an order, of whatever shop; null when there is none. */
export async function readGuestOrder(db: Db, orderId: OrderId): Promise<GuestFacts | null> {
  return (await db.run<GuestFacts>(guestOrder, [orderId]))[0] ?? null
}

/** The same of the order that is open at a place. What was ordered before the place was cleaned is closed, and another guest's. */
export async function readGuestOrderAt(db: Db, shopId: ShopId, place: Pick<OrderPlace, 'kind' | 'id'>): Promise<GuestFacts | null> {
  return (await db.run<GuestFacts>(guestOrderAt, [shopId, place.kind, place.id]))[0] ?? null
}

/** The random bytes with which this installation signs the links of guests. They stay in the server. */
export async function readGuestSecret(db: Db): Promise<Buffer> {
  const [row] = await db.run<{ secret: Buffer }>({ name: 'guest_secret', text: 'select guest_secret as secret from installation' }, [])
  if (!row) throw new Error('The database has no installation row.')
  return row.secret
}

function guestOrdersWhere(name: string, condition: string) {
  return {
    name,
    text: `select o.id, o.shop_id as "shopId", b.name as "brandName", s.name as "shopName",
        coalesce((s.settings ->> 'deliver')::boolean, true) as deliver, o.seq_no as "seqNo", o.source, o.status,
        (select coalesce(json_agg(l order by l.line, l.id), '[]') from (
          select g.id, g.line, g.round, g.dish_id as "dishId", g.name, g.quantity, g.options, g.status, g.held, g.added_at as "addedAt",
            g.fired_at as "firedAt"
          from catering_order_goods g where g.order_id = o.id
        ) l) as goods
      from catering_order o join shop s on s.id = o.shop_id join brand b on b.id = s.brand_id
      where ${condition}`,
  }
}

const guestOrder = guestOrdersWhere('guest_order', 'o.id = $1')
const guestOrderAt = guestOrdersWhere('guest_order_at', "o.shop_id = $1 and o.place_kind = $2 and o.place_id = $3 and o.status = 'open'")
