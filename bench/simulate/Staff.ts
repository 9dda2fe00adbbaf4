import { setTimeout as pause } from 'node:timers/promises'
import type { ChangesSeenRequest, GoodsActionRequest, OutcomesAnswer } from '@passline/shared/api'
import { isToMake, isUnseenCancellation, type OrderGoods } from '@passline/shared/goods'
import { type CateringOrder, hasAllergy, isLocked, isSeenAt, type OrderEdit } from '@passline/shared/order'
import type { Api } from './Api.ts'
import { between, type Random } from './choices.ts'
import type { Follower } from './Follower.ts'
import type { Score } from './Score.ts'

export interface StaffParts {
  api: Api
  follower: Follower
  score: Score
  random: Random
  shopId: string
  cookToken: string
  waiterToken: string
  cashierToken: string
  cooks: number
  waiters: number
  /** How many times faster than in life. */
  speed: number
  signal: AbortSignal
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const LOOK_MS = 250
/** A cook has several pans and steamers. */
const LINES_PER_COOK = 12

/** Robot cooks and waiters of one shop: they see what a screen sees and tap what a person would tap, with the times of life. */
export class Staff {
  readonly #parts: StaffParts
  /** Lines and orders that somebody is working on. */
  readonly #taken = new Set<string>()

  constructor(parts: StaffParts) {
    this.#parts = parts
  }

  /** Works until the evening ends. */
  async work(): Promise<void> {
    const { cooks, waiters } = this.#parts
    const all = [
      ...Array.from({ length: cooks * LINES_PER_COOK }, () => () => this.#cookNext()),
      ...Array.from({ length: waiters }, () => () => this.#serveNext()),
      ...(cooks > 0 ? [() => this.#acknowledge(), () => this.#readChanges(), () => this.#hearRushes(), () => this.#fire()] : []),
      ...(waiters > 0 ? [() => this.#confirm()] : []),
    ]
    await Promise.all(all.map((next) => this.#repeat(next)))
  }

  async #repeat(next: () => Promise<boolean>): Promise<void> {
    const { signal } = this.#parts
    while (!signal.aborted) {
      try {
        if (!(await next())) await pause(LOOK_MS, undefined, { signal })
      } catch (cause) {
        if (!signal.aborted) throw cause
      }
    }
  }

  /** Starts the line that waits longest, rushed ones first, and finishes it when its time is over. */
  async #cookNext(): Promise<boolean> {
    const line = this.#lines((goods, order) => goods.status === 'waiting' && goods.held === null && !isLocked(order, goods)).sort(
      byUrgency,
    )[0]
    if (!line) return false
    return this.#working([line.id], async () => {
      if (!(await this.#act(['start'], [line], this.#parts.cookToken))) return
      await this.#pass(between(this.#parts.random, 0.4, 1) * line.expectedMinutes * MINUTE)
      await this.#act(
        ['done'],
        this.#still([line], (goods) => goods.status === 'making'),
        this.#parts.cookToken,
      )
    })
  }

  /** Calls what is made of an order, brings it out, and says so. */
  async #serveNext(): Promise<boolean> {
    const { follower, waiterToken } = this.#parts
    const order = this.#orders().find((each) => !this.#taken.has(each.id) && each.goods.some(isMade))
    if (!order) return false
    return this.#working([order.id], async () => {
      await this.#pass(between(this.#parts.random, 5, 30) * SECOND)
      const made = this.#still(order.goods, isMade)
      await this.#act(['call'], made, waiterToken)
      await this.#pass(between(this.#parts.random, 10, 60) * SECOND)
      await this.#act(['pickUp'], this.#still(made, isMade), waiterToken)
      await this.#pass(between(this.#parts.random, 20, 90) * SECOND)
      const isRecorded = order.place !== null && follower.state?.shop.settings.deliver === true
      if (isRecorded)
        await this.#act(
          ['deliver'],
          this.#still(made, (goods) => goods.status === 'pickedUp'),
          waiterToken,
        )
    })
  }

  /** A cook looks over the cancelled lines and takes them off the screen [K19]. */
  async #acknowledge(): Promise<boolean> {
    const { api, shopId, cookToken, random } = this.#parts
    const seen = this.#lines((goods) => isUnseenCancellation(goods)).slice(0, 50)
    if (seen.length === 0) return false
    return this.#working(
      seen.map((goods) => goods.id),
      async () => {
        await this.#pass(between(random, 5, 20) * SECOND)
        const body = { goodsIds: seen.map((goods) => goods.id) }
        await api.write(cookToken, `/v1/shops/${shopId}/goods/cancellations-seen`, body)
      },
    )
  }

  /** A cook reads out an allergy, an addition or another note, and each station says that it knows [K24, K25]. */
  async #readChanges(): Promise<boolean> {
    const { api, shopId, cookToken, random } = this.#parts
    const order = this.#orders().find((each) => !this.#taken.has(`changes ${each.id}`) && changesOf(each) !== null)
    if (!order) return false
    return this.#working([`changes ${order.id}`], async () => {
      await this.#pass(between(random, 5, 40) * SECOND)
      const body = changesOf(order)
      if (body) await api.write(cookToken, `/v1/shops/${shopId}/orders/${order.id}/seen`, body)
    })
  }

  /** A cook says that a rush was heard [K10]. */
  async #hearRushes(): Promise<boolean> {
    const { api, shopId, cookToken, random } = this.#parts
    const rushed = this.#orders()
      .flatMap((order) => order.goods.filter((goods) => goods.rushedAt !== null && goods.rushSeen === null && isToMake(goods)))
      .slice(0, 50)
    if (rushed.length === 0) return false
    const goodsIds = rushed.map((goods) => goods.id)
    return this.#working(
      goodsIds.map((id) => `rush ${id}`),
      async () => {
        await this.#pass(between(random, 5, 30) * SECOND)
        await api.write(cookToken, `/v1/shops/${shopId}/goods/rushes-seen`, { goodsIds })
      },
    )
  }

  /** Where courses do not follow by themselves, the next one is fired a while after the one before is made [K23]. */
  async #fire(): Promise<boolean> {
    const { random, cookToken } = this.#parts
    const held = this.#lines((goods, order) => goods.held === 'course' && isNextCourse(order, goods))[0]
    if (!held) return false
    return this.#working([held.id], async () => {
      await this.#pass(between(random, 1, 4) * MINUTE)
      await this.#act(
        ['fire'],
        this.#still([held], (goods) => goods.held === 'course'),
        cookToken,
      )
    })
  }

  /** Somebody at the till accepts what wristbands have ordered [K26]. */
  async #confirm(): Promise<boolean> {
    const { api, shopId, cashierToken, random } = this.#parts
    const order = this.#orders().find((each) => !this.#taken.has(`confirm ${each.id}`) && each.goods.some(isUnconfirmed))
    if (!order) return false
    return this.#working([`confirm ${order.id}`], async () => {
      await this.#pass(between(random, 5, 40) * SECOND)
      const goodsIds = this.#still(order.goods, isUnconfirmed).map((goods) => goods.id)
      if (goodsIds.length > 0) await api.write(cashierToken, `/v1/shops/${shopId}/orders/${order.id}/accept`, { goodsIds })
    })
  }

  async #act(actions: GoodsActionRequest['actions'], goods: readonly OrderGoods[], token: string): Promise<boolean> {
    const { api, shopId, score } = this.#parts
    if (goods.length === 0) return false
    const body = { actions, goods: goods.map(({ id }) => ({ goodsId: id })) }
    const answer = await api.write<OutcomesAnswer>(token, `/v1/shops/${shopId}/goods/actions`, body)
    if (answer.isOk) score.steps += answer.body.outcomes.filter((each) => each.outcome === 'changed').length
    return answer.isOk
  }

  /** Does the work while the others keep their hands off these things, and a moment longer: until the feed has told of it. */
  async #working(ids: readonly string[], work: () => Promise<void>): Promise<boolean> {
    for (const id of ids) this.#taken.add(id)
    try {
      await work()
    } finally {
      setTimeout(() => ids.map((id) => this.#taken.delete(id)), LOOK_MS)
    }
    return true
  }

  /** Those of the lines that are, as the screen shows them now, still so: guests cancel, and others are quicker. */
  #still(lines: readonly OrderGoods[], isSo: (goods: OrderGoods) => boolean): OrderGoods[] {
    const ids = new Set(lines.map((line) => line.id))
    return this.#orders().flatMap((order) => order.goods.filter((goods) => ids.has(goods.id) && isSo(goods)))
  }

  #orders(): CateringOrder[] {
    return [...(this.#parts.follower.state?.orders.values() ?? [])]
  }

  #lines(isWanted: (goods: OrderGoods, order: CateringOrder) => boolean): OrderGoods[] {
    return this.#orders().flatMap((order) => order.goods.filter((goods) => isWanted(goods, order) && !this.#taken.has(goods.id)))
  }

  /** Lets so much time of life pass. */
  #pass(ms: number): Promise<void> {
    return pause(ms / this.#parts.speed, undefined, { signal: this.#parts.signal })
  }
}

function isMade(goods: OrderGoods): boolean {
  return goods.status === 'made' || goods.status === 'called'
}

function isUnconfirmed(goods: OrderGoods): boolean {
  return goods.held === 'confirmation'
}

/** Whether everything of the courses before is made. */
function isNextCourse(order: CateringOrder, { course }: OrderGoods): boolean {
  return !order.goods.some((goods) => goods.course < course && (goods.status === 'waiting' || goods.status === 'making'))
}

/** What the stations that have something to make of an order have not acknowledged yet, or null. */
function changesOf(order: CateringOrder): ChangesSeenRequest | null {
  const stationIds = [...new Set(order.goods.filter(isToMake).map((goods) => goods.stationId))]
  const isFresh = (what: { seen: OrderEdit['seen'] }) => stationIds.some((id) => !isSeenAt(what, id))
  const rounds = order.rounds.filter((each) => (hasAllergy(each) || each.round > 1) && isFresh(each)).map((each) => each.round)
  const edits = order.edits.filter(isFresh).map((each) => each.id)
  return rounds.length + edits.length > 0 ? { stationIds, rounds, edits } : null
}

function byUrgency(a: OrderGoods, b: OrderGoods): number {
  return b.rushCount - a.rushCount || (a.addedAt < b.addedAt ? -1 : 1)
}
