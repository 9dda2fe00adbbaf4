import { setTimeout as pause } from 'node:timers/promises'
import type { GoodsActionRequest, OutcomesAnswer } from '@passline/shared/api'
import { isUnseenCancellation, type OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
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
      ...(cooks > 0 ? [() => this.#acknowledge()] : []),
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
    const line = this.#lines((goods) => goods.status === 'waiting').sort(byUrgency)[0]
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
    const seen = this.#lines(isUnseenCancellation).slice(0, 50)
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

  #lines(isWanted: (goods: OrderGoods) => boolean): OrderGoods[] {
    return this.#orders().flatMap((order) => order.goods.filter((goods) => isWanted(goods) && !this.#taken.has(goods.id)))
  }

  /** Lets so much time of life pass. */
  #pass(ms: number): Promise<void> {
    return pause(ms / this.#parts.speed, undefined, { signal: this.#parts.signal })
  }
}

function isMade(goods: OrderGoods): boolean {
  return goods.status === 'made' || goods.status === 'called'
}

function byUrgency(a: OrderGoods, b: OrderGoods): number {
  return b.rushCount - a.rushCount || (a.addedAt < b.addedAt ? -1 : 1)
}
