import { createHash } from 'node:crypto'
import type { ShopId } from '@passline/shared/ids'
import type { PushedNotice } from '@passline/shared/pushApi'
import type { Clock } from '../../base/clock.ts'
import type { Log } from '../../base/log.ts'
import type { Pool } from '../../db/pool.ts'
import { singleStatement } from '../../db/tx.ts'
import { type DueNotice, deleteSubscription, readDueNotices } from '../../store/pushSubscriptions.ts'
import type { PushSender } from '../ports.ts'
import type { Bell } from './Bell.ts'

interface Parts {
  bell: Bell
  pool: Pool
  clock: Clock
  log: Log
  sender: PushSender
}

/** The most characters of a sentence that is pushed; push services take 4,096 bytes. */
const MOST_SHOWN = 300
const PAGES = { waiter: '/waiter', technician: '/' } as const satisfies Record<DueNotice['channel'], string>

/**
 * From now on tells phones whose page is closed of the messages that are released, by web push. Nobody waits for it: a push that fails is
 * lost, and the message lies in the inbox as before.
 */
export function pushOutside({ bell, pool, clock, log, sender }: Parts): void {
  /** Devices whose push service failed and was not heard of since: each is logged once. */
  const failing = new Set<string>()

  bell.onReleased((shopId, messageIds) => {
    push(shopId, messageIds).catch((cause: unknown) => log.warn({ err: cause, shopId }, 'phones could not be told of messages'))
  })

  async function push(shopId: ShopId, messageIds: readonly string[]): Promise<void> {
    const now = clock.now()
    const due = await readDueNotices(pool.db, { shopId, messageIds, at: new Date(now).toISOString() })
    // Of several messages about one thing a phone is told the newest.
    const newest = new Map(due.map((notice) => [`${notice.deviceId} ${topicOf(notice)}`, notice]))
    await Promise.all([...newest.values()].map((notice) => tell(notice, now)))
  }

  async function tell(notice: DueNotice, now: number): Promise<void> {
    const { deviceId, endpoint, keys, expiresAt } = notice
    const ttlSeconds = Math.ceil((expiresAt.getTime() - now) / 1_000)
    const noticed = JSON.stringify(noticeOf(notice))
    const outcome = await sender.send({ endpoint, keys }, noticed, { ttlSeconds, topic: topicOf(notice), urgency: 'high' })
    if (outcome === 'gone') await singleStatement(pool, (tx) => deleteSubscription(tx, endpoint))
    if (outcome === 'failed' && !failing.has(deviceId)) {
      failing.add(deviceId)
      log.warn({ deviceId, pushService: new URL(endpoint).host }, 'a phone could not be told by web push')
    }
    if (outcome !== 'failed') failing.delete(deviceId)
  }
}

function noticeOf(notice: DueNotice): PushedNotice {
  const { messageId, callId, content, keys, shopName, sentAt, channel } = notice
  const title = (keys.language === 'en' && shopName.en) || shopName.zh
  const body = shortened(content[keys.language].shown)
  return { messageId, callId, topic: topicOf(notice), title, body, url: PAGES[channel], at: sentAt.toISOString() }
}

/** One name for everything that is said of one order or one call: 32 characters, and nobody outside learns the thing from it. */
function topicOf({ event, orderId, padCallId, callId }: DueNotice): string {
  return createHash('sha256')
    .update(`${event} ${orderId ?? padCallId ?? callId}`)
    .digest('base64url')
    .slice(0, 32)
}

function shortened(sentence: string): string {
  const characters = [...sentence]
  return characters.length <= MOST_SHOWN ? sentence : `${characters.slice(0, MOST_SHOWN - 1).join('')}…`
}
