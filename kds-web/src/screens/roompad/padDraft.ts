import { allergenList } from '@passline/shared/allergen'
import { placeOrderRequest } from '@passline/shared/api'
import { text } from '@passline/shared/text'
import * as z from 'zod'
import { cartLine } from '../ordering/cartLine.ts'
import { EMPTY_CART } from './padCart.ts'

/** A request that was sent and whose answer is not known: it is repeated under its key until it is, so that it counts once. */
const attempt = z.object({
  key: z.string(),
  request: placeOrderRequest,
  /** When it was sent first, by the device's clock, ms. */
  at: z.number(),
})
export type Attempt = z.infer<typeof attempt>

/** What a pad keeps over a reload: the cart, an order that nobody has answered yet, and whose all of it is. */
const draft = z.object({
  cart: z.object({
    lines: z.array(cartLine),
    allergies: allergenList,
    allergyNote: text(200),
  }),
  attempt: attempt.nullable(),
  /** The order that was open in the room. Once it is not, the room was cleaned, and all this is of a guest who has left. */
  orderId: z.string().nullable(),
  /** When the guest last did something here, by the device's clock, ms. */
  touchedAt: z.number(),
})
export type Draft = z.infer<typeof draft>

export const NO_DRAFT: Draft = { cart: { ...EMPTY_CART, lines: [], allergies: [] }, attempt: null, orderId: null, touchedAt: 0 }

/** What is left untouched for so long is of a guest who has left, ms. */
export const FORGOTTEN_AFTER_MS = 7_200_000

type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const PREFIX = 'passline.padCart.'

/** Where the pad of a room keeps its draft. */
export interface DraftKeeper {
  load(): Draft
  keep(draft: Draft): void
}

/** The keeper of one pad in one room. What the pad kept of other rooms goes: their guests are not here. */
export function draftKeeper(storage: DraftStorage, pad: string, room: string): DraftKeeper {
  const ofPad = `${PREFIX}${pad}.`
  const name = `${ofPad}${room}`
  attempting(() => {
    const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
    for (const each of names) if (each.startsWith(ofPad) && each !== name) storage.removeItem(each)
  })
  return {
    load() {
      const parsed = draft.safeParse(attempting(() => JSON.parse(storage.getItem(name) ?? 'null')))
      return parsed.success ? parsed.data : NO_DRAFT
    },
    keep: (kept) => void attempting(() => storage.setItem(name, JSON.stringify(kept))),
  }
}

/** Storage may be full or forbidden; then the cart lives as long as the page. */
function attempting<T>(work: () => T): T | null {
  try {
    return work()
  } catch (cause) {
    console.warn('this browser keeps nothing', cause)
    return null
  }
}
