import type { ShopId } from '@passline/shared/ids'
import { type PushSubscription, pushKey } from '@passline/shared/pushApi'
import * as z from 'zod'
import type { Answer } from './answer.ts'

/** What a phone asks of the server to be told while the page is closed. */
export interface PushClient {
  pushKey(): Promise<Answer<{ publicKey: string }>>
  subscribeToPush(shopId: ShopId, body: PushSubscription, key: string): Promise<Answer<{ rev: number }>>
}

interface Requests {
  get<S extends z.ZodType>(path: string, schema: S): Promise<Answer<z.infer<S>>>
  put<S extends z.ZodType>(path: string, body: unknown, key: string, schema: S): Promise<Answer<z.infer<S>>>
}

export function pushClient({ get, put }: Requests): PushClient {
  return {
    pushKey: () => get('/v1/push-key', pushKey),
    subscribeToPush: (shopId, body, key) => put(`/v1/shops/${shopId}/push-subscription`, body, key, revOnly),
  }
}

const revOnly = z.object({ rev: z.int() })
