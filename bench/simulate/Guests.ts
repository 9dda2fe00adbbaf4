import type { cancelOrderAnswer, closeAnswer, OutcomesAnswer, orderSaved, PlaceOrderAnswer, PlaceOrderInput } from '@passline/shared/api'
import { isUnseenCancellation } from '@passline/shared/goods'
import type { OrderPlace } from '@passline/shared/order'
import type { Role } from '@passline/shared/role'
import type { Place } from '@passline/shared/shop'
import type * as z from 'zod'
import type { Answer, Api } from './Api.ts'
import type { ShopTokens } from './options.ts'
import type { Step } from './plan.ts'
import type { Score } from './Score.ts'

/** What a party has ordered so far. */
interface Visit {
  shopId: string
  orderId: string | null
  place: OrderPlace | null
  goodsIds: string[]
  /** Ends when the last thing the party did is done: what a party does happens in order. */
  done: Promise<void>
}

type VisitStep = Extract<Step, { visit: number }>
type Sale = Extract<Step, { dishId: string }>
type CloseAnswer = z.infer<typeof closeAnswer>

/** Does what the plan says: the guests, and the till and the host who act for them. */
export class Guests {
  readonly #api: Api
  readonly #shops: Map<string, ShopTokens>
  readonly #score: Score
  readonly #visits = new Map<number, Visit>()
  /** By shop and dish. */
  readonly #soldOut = new Map<string, Sale>()
  readonly #underWay = new Set<Promise<void>>()

  constructor(api: Api, shops: readonly ShopTokens[], score: Score) {
    this.#api = api
    this.#shops = new Map(shops.map((shop) => [shop.id, shop]))
    this.#score = score
  }

  /** Begins a step; the steps of one party wait for each other. */
  begin(step: Step): void {
    const work = 'visit' in step ? this.#visit(step.visit, step.shopId).done.then(() => this.#take(step)) : this.#sell(step)
    const settled = work.catch(() => undefined) // the evening was ended while the answer was waited for
    if ('visit' in step) this.#visit(step.visit, step.shopId).done = settled
    this.#underWay.add(settled)
    void settled.then(() => this.#underWay.delete(settled))
  }

  /** Waits for everything that was begun. */
  async settle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay)
  }

  /** Leaves the shops fit for the next evening: everything is on sale again and, when everybody goes home, nothing stays open. */
  async tidyUp(everybodyGoesHome: boolean): Promise<void> {
    const back = [...this.#soldOut.values()].map((step) =>
      this.#sell({ shopId: step.shopId, dishId: step.dishId, at: step.at, what: 'backOnSale' }),
    )
    const home = everybodyGoesHome ? [...this.#visits.values()].map((visit) => this.#leave(visit, true)) : []
    await Promise.all([...back, ...home]).catch(() => undefined) // broken off a second time, or the server is gone
  }

  #visit(id: number, shopId: string): Visit {
    const visit = this.#visits.get(id) ?? { shopId, orderId: null, place: null, goodsIds: [], done: Promise.resolve() }
    this.#visits.set(id, visit)
    return visit
  }

  async #take(step: VisitStep): Promise<void> {
    const visit = this.#visit(step.visit, step.shopId)
    switch (step.what) {
      case 'order':
        return this.#order(visit, step.order)
      case 'rush':
        return this.#act(visit, 'rush', step.line)
      case 'cancelLine':
        return this.#act(visit, 'cancel', step.line)
      case 'note':
        return this.#note(visit, step.line, step.note)
      case 'move':
        return this.#move(visit, step.to)
      case 'cancelOrder':
        return this.#cancel(visit)
      case 'leave':
        return this.#leave(visit, false)
      default:
        return step satisfies never
    }
  }

  async #order(visit: Visit, order: PlaceOrderInput): Promise<void> {
    // The demo has one pad, in one room: the program orders for all of them.
    const place = visit.orderId && visit.place ? { kind: visit.place.kind, id: visit.place.id } : order.place
    const answer = await this.#write<PlaceOrderAnswer>(visit, 'program', 'orders', { ...order, place })
    if (answer.isOk) return this.#seat(visit, answer.body)
    const { code, dishIds = [] } = answer.problem
    const lines = order.lines.filter((line) => !dishIds.includes(line.dishId))
    // The guest is told what is sold out, and takes the rest.
    if ((code === 'soldOut' || code === 'notEnough') && lines.length > 0 && lines.length < order.lines.length)
      await this.#order(visit, { ...order, lines })
  }

  #seat(visit: Visit, { order, joined }: PlaceOrderAnswer): void {
    visit.orderId = order.id
    visit.place = order.place
    visit.goodsIds = order.goods.map((goods) => goods.id)
    if (joined) this.#score.additions += 1
    else this.#score.orders += 1
  }

  async #act(visit: Visit, action: 'rush' | 'cancel', line: number): Promise<void> {
    const goodsId = visit.goodsIds[line % Math.max(1, visit.goodsIds.length)]
    if (!goodsId) return
    const who = action === 'rush' ? 'waiter' : 'cashier'
    const answer = await this.#write<OutcomesAnswer>(visit, who, 'goods/actions', { actions: [action], goods: [{ goodsId }] })
    if (!answer.isOk) return
    if (action === 'rush') this.#score.rushes += 1
    else this.#score.cancels += 1
  }

  async #note(visit: Visit, line: number, note: string): Promise<void> {
    const goodsId = visit.goodsIds[line % Math.max(1, visit.goodsIds.length)]
    if (!goodsId || !visit.orderId) return
    const answer = await this.#write<unknown>(visit, 'cashier', `goods/${goodsId}/note`, { note })
    if (answer.isOk) this.#score.edits += 1
  }

  /** The party takes another table, or room. */
  async #move(visit: Visit, { kind, id }: Place): Promise<void> {
    if (!visit.orderId) return
    const answer = await this.#write<z.infer<typeof orderSaved>>(visit, 'cashier', `orders/${visit.orderId}/move`, { place: { kind, id } })
    if (!answer.isOk) return
    visit.place = answer.body.order.place
    this.#score.edits += 1
  }

  async #cancel(visit: Visit): Promise<void> {
    if (!visit.orderId) return
    const answer = await this.#write<z.infer<typeof cancelOrderAnswer>>(visit, 'cashier', `orders/${visit.orderId}/cancel`, {})
    if (answer.isOk) this.#score.cancels += 1
  }

  /** A party that left is forgotten, unless the kitchen still works for it. */
  async #leave(visit: Visit, force: boolean): Promise<void> {
    if (!visit.orderId) return
    const path = visit.place?.kind === 'room' ? `rooms/${visit.place.id}/clean` : `orders/${visit.orderId}/complete`
    const answer = await this.#write<CloseAnswer>(visit, 'cashier', path, { force })
    if (!answer.isOk) return
    visit.orderId = null
    const goodsIds = (answer.body.order?.goods ?? []).filter(isUnseenCancellation).map((goods) => goods.id)
    // Without it the kitchen would be left with a screen full of lines that nobody will cook.
    if (force && goodsIds.length > 0) await this.#write<unknown>(visit, 'kitchen', 'goods/cancellations-seen', { goodsIds })
  }

  async #sell(step: Sale): Promise<void> {
    const dish = `${step.shopId} ${step.dishId}`
    const wasCounted = this.#soldOut.get(dish)?.what === 'count'
    if (step.what === 'backOnSale') this.#soldOut.delete(dish)
    else this.#soldOut.set(dish, step)
    const remaining = step.what === 'count' ? step.remaining : null
    if (step.what === 'count' || wasCounted)
      await this.#write<unknown>(step, 'kitchen', `dishes/${step.dishId}/remaining`, { remaining }, 'PUT')
    if (step.what === 'soldOut') await this.#write<unknown>(step, 'kitchen', `dishes/${step.dishId}/sold-out`, {})
    if (step.what === 'backOnSale') await this.#write<unknown>(step, 'kitchen', `dishes/${step.dishId}/back-on-sale`, {})
  }

  #write<T>({ shopId }: { shopId: string }, role: Role, path: string, body: object, method: 'POST' | 'PUT' = 'POST'): Promise<Answer<T>> {
    const shop = this.#shops.get(shopId)
    return this.#api.write<T>(shop?.tokens[role] ?? shop?.any ?? '', `/v1/shops/${shopId}/${path}`, body, method)
  }
}
