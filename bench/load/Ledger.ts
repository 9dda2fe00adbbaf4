import type { Answer } from './HttpConnection.ts'

/** What the server has promised: every order it answered, by shop. Checked after the load, so that checking costs no time in it. */
export class Ledger {
  readonly #answers: { shopId: string; answer: Answer; dueAt: number }[] = []
  readonly #numbers = new Set<string>()

  /** @throws when the answer is not what was asked for */
  keep(shopId: string, answer: Answer, dueAt = 0): void {
    if (answer.status !== 201) throw new Error(`An order was answered ${answer.status}: ${answer.body.toString()}`)
    this.#answers.push({ shopId, answer, dueAt })
  }

  /** Takes out the orders answered since the last time. @throws when a number was given twice, or goods are missing */
  settle(): PlacedOrder[] {
    return this.#answers.splice(0).map(({ shopId, answer, dueAt }) => {
      const { order, joined } = JSON.parse(answer.body.toString())
      const number = `${shopId} ${order.businessDay} ${order.seqNo}`
      if (this.#numbers.has(number)) throw new Error(`The number ${number} was given twice.`)
      this.#numbers.add(number)
      if (joined || order.goods.length !== 3) throw new Error(`Not the order that was asked for: ${answer.body.toString()}`)
      return { shopId, id: order.id, goodsIds: order.goods.map((goods: { id: string }) => goods.id), dueAt }
    })
  }
}

export interface PlacedOrder {
  shopId: string
  id: string
  goodsIds: string[]
  /** When the request was meant to leave, where that is known. */
  dueAt: number
}
