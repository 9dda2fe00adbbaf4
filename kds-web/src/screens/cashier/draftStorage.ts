import { allergenList } from '@passline/shared/allergen'
import { placeOrderRequest } from '@passline/shared/api'
import { placeId } from '@passline/shared/ids'
import { placeKind } from '@passline/shared/order'
import { text } from '@passline/shared/text'
import * as z from 'zod'
import { cartLine } from '../ordering/cartLine.ts'
import { type Drafts, NO_DRAFTS } from './drafts.ts'

/** Where drafts are kept over a reload and a power cut. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem'>

/** What was kept, or nothing when it cannot be read: it may come from an older page. */
export function loadDrafts(storage: DraftStorage, name: string): Drafts {
  const parsed = draftsSchema.safeParse(parseJson(storage.getItem(name)))
  return parsed.success ? parsed.data : NO_DRAFTS
}

/** @returns false when the device could not keep them */
export function saveDrafts(storage: DraftStorage, name: string, drafts: Drafts): boolean {
  try {
    storage.setItem(name, JSON.stringify(drafts))
    return true
  } catch {
    // A full or forbidden storage throws; the drafts live on in memory.
    return false
  }
}

const draft = z.object({
  cart: z.object({ lines: z.array(cartLine), note: text(500), allergies: allergenList.default([]), allergyNote: text(200) }),
  attempt: z.object({ key: z.string(), at: z.number(), request: placeOrderRequest }).nullable(),
})

const target = z.union([z.object({ kind: placeKind, id: placeId }), z.object({ kind: z.literal('takeAway') })])

const draftsSchema = z.object({ target: target.nullable(), byTarget: z.record(z.string(), draft) })

function parseJson(value: string | null): unknown {
  try {
    return value === null ? null : JSON.parse(value)
  } catch {
    return null
  }
}
