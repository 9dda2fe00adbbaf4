import { placeAnswer } from '@passline/shared/api'
import type { PadCallId, PlaceId, ShopId } from '@passline/shared/ids'
import type { PadCallKind } from '@passline/shared/padCall'
import { type KnownPadCall, type ListedPadCall, padCallList, padCallSaved } from '@passline/shared/padCallApi'
import type { Place } from '@passline/shared/shop'
import type * as z from 'zod'
import type { Answer } from './answer.ts'

/** What a guest's pad asks of the server. */
export interface PadCallClient {
  /** The newest calls of this pad from the room where it lies now, those that are over included. */
  padCalls(shopId: ShopId): Promise<Answer<{ padCalls: ListedPadCall[] }>>
  /** What is open already from this pad is answered as the same call. */
  placePadCall(shopId: ShopId, body: { kind: PadCallKind; text: string }, key: string): Promise<Answer<{ padCall: KnownPadCall }>>
  cancelPadCall(shopId: ShopId, padCallId: PadCallId, key: string): Promise<Answer<{ padCall: KnownPadCall }>>
  /** The room in which the pad lies, by its name. */
  room(shopId: ShopId, room: PlaceId): Promise<Answer<{ place: Place }>>
}

interface Requests {
  get<S extends z.ZodType>(path: string, schema: S): Promise<Answer<z.infer<S>>>
  post<S extends z.ZodType>(path: string, body: unknown, key: string, schema: S): Promise<Answer<z.infer<S>>>
}

export function padCallClient({ get, post }: Requests): PadCallClient {
  const at = (shopId: ShopId) => `/v1/shops/${shopId}`
  return {
    padCalls: (shopId) => get(`${at(shopId)}/pad-calls`, padCallList),
    placePadCall: (shopId, body, key) => post(`${at(shopId)}/pad-calls`, body, key, padCallSaved),
    cancelPadCall: (shopId, padCallId, key) => post(`${at(shopId)}/pad-calls/${padCallId}/cancel`, {}, key, padCallSaved),
    room: (shopId, room) => get(`${at(shopId)}/rooms/${room}`, placeAnswer),
  }
}
