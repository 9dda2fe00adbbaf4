import type { Server as HttpServer } from 'node:http'
import type { Desk } from '../actions/desk/Desk.ts'
import type { Bell } from '../actions/messages/Bell.ts'
import type { Recognition } from '../actions/Recognition.ts'
import type { Clock } from '../base/clock.ts'
import type { Log } from '../base/log.ts'
import type { Pool } from '../db/pool.ts'
import type { Between, Ears } from './Between.ts'
import { Feed } from './Feed.ts'
import { Inbox } from './Inbox.ts'
import { PresenceBook } from './PresenceBook.ts'
import { Sight } from './Sight.ts'
import { createSockets, type Sockets } from './server.ts'

export interface LiveParts {
  http: HttpServer
  pool: Pool
  desk: Desk
  bell: Bell
  recognition: Recognition
  clock: Clock
  log: Log
  epoch: string
  /** What this server tells the others. */
  between: Between
}

/** Everything that screens are connected to. */
export interface Live {
  io: Sockets
  /** What other servers say to this one. */
  ears: Ears
  stop(): Promise<void>
}

/** Opens everything that screens are connected to. */
export function openLive({ http, recognition, epoch, bell, between, ...parts }: LiveParts): Live {
  const { pool, log } = parts
  const io = createSockets(http, recognition)
  const sight = new Sight(parts)
  const presence = new PresenceBook({
    ...parts,
    io,
    moved: (shopId) => between.presenceChanged(shopId),
    changed: (shopId) => feed.tellPresence(shopId),
    reported: (socket, report) => sight.report(socket, report),
  })
  const feed = new Feed({ ...parts, io, db: pool.db, recognition, epoch, presenceOf: (shopId) => presence.of(shopId) })
  const inbox = new Inbox({ ...parts, io })
  bell.onReleased((shopId, messageIds) => inbox.released(shopId, messageIds))
  const begun = [feed, presence, sight, inbox]
  for (const each of begun) each.start()
  return {
    io,
    ears: {
      moved: (shopIds) => void feed.lookAt(shopIds).catch((cause: unknown) => log.warn({ err: cause }, 'a hint was lost')),
      released: (shopId, messageIds) => inbox.released(shopId, messageIds),
      presenceChanged: (shopId) => presence.lookSoon(shopId),
    },
    stop: async () => {
      for (const each of begun.reverse()) await each.stop()
    },
  }
}
