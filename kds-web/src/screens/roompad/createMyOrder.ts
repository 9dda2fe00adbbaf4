import type { MyOrder, MyOrderAnswer } from '@passline/shared/guestApi'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Answer } from '../../api/answer.ts'

export interface MyOrderState {
  /** The order that is open in this room; null: none is. Undefined before the server has said it. */
  readonly order: MyOrder | null | undefined
  /** Whether the last question was answered. */
  readonly isCurrent: boolean
}

export interface MyOrderFollowing {
  readonly store: StoreApi<MyOrderState>
  /** Asks the server. @returns what it said, or null when nothing new was heard */
  refresh(): Promise<{ order: MyOrder | null } | null>
}

/** Follows the order of this room. An answer that was overtaken by a later question is dropped. */
export function createMyOrder(read: () => Promise<Answer<MyOrderAnswer>>): MyOrderFollowing {
  const store = createStore<MyOrderState>(() => ({ order: undefined, isCurrent: false }))
  let turn = 0
  let known = ''
  return {
    store,
    async refresh() {
      const mine = ++turn
      const answer = await read()
      if (mine !== turn) return null
      if (answer.kind !== 'ok') {
        store.setState({ isCurrent: false })
        return null
      }
      const { order } = answer.value
      const text = JSON.stringify(order)
      // What has not changed stays the same thing, so that nothing is drawn again.
      store.setState(text === known ? { isCurrent: true } : { order, isCurrent: true })
      known = text
      return { order }
    },
  }
}
