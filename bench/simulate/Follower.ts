import { apply } from '@passline/shared/apply'
import { type EventBatch, PROTOCOL, type SubscribeAnswer } from '@passline/shared/protocol'
import { type ShopState, type Snapshot, stateOf } from '@passline/shared/state'
import { io, type Socket } from 'socket.io-client'
import type { Api } from './Api.ts'

const RECONNECT_MS = 1_000

/** Follows a shop like a screen does: a snapshot, then every event after it; what is missed is asked for again. */
export class Follower {
  readonly #api: Api
  readonly #shopId: string
  readonly #token: string
  readonly #socket: Socket
  #isStopped = false
  #epoch = ''
  #state: ShopState | null = null

  constructor(api: Api, url: string, shopId: string, token: string) {
    this.#api = api
    this.#shopId = shopId
    this.#token = token
    this.#socket = io(url, { transports: ['websocket'], auth: { token, shop: shopId }, autoConnect: false })
    this.#socket.on('connect', () => this.#subscribe())
    this.#socket.on('disconnect', (reason) => {
      // The library comes back by itself from everything but a server that sends it away, as one that stops does.
      if (reason === 'io server disconnect') setTimeout(() => this.#isStopped || this.#socket.connect(), RECONNECT_MS)
    })
    this.#socket.on('events', (batch: EventBatch) => this.#take(batch))
  }

  /** The shop as far as it is known. */
  get state(): ShopState | null {
    return this.#state
  }

  async start(): Promise<ShopState> {
    const state = await this.#begin()
    this.#socket.connect()
    return state
  }

  stop(): void {
    this.#isStopped = true
    this.#socket.disconnect()
  }

  async #begin(): Promise<ShopState> {
    const answer = await this.#api.read<Snapshot>(this.#token, `/v1/shops/${this.#shopId}/snapshot`)
    if (!answer.isOk) throw new Error(`${this.#shopId} cannot be followed: ${answer.problem.detail}`)
    this.#epoch = answer.body.epoch
    this.#state = stateOf(answer.body)
    return this.#state
  }

  #subscribe(): void {
    const request = { protocol: PROTOCOL, epoch: this.#epoch, since: this.#state?.rev ?? 0 }
    this.#socket.emit('subscribe', request, (answer: SubscribeAnswer) => {
      if (answer.state !== 'resync') return
      this.#begin().then(
        () => this.#subscribe(),
        () => undefined, // the evening ends, or the token was taken away: nothing is left to follow
      )
    })
  }

  #take(batch: EventBatch): void {
    if (!this.#state || batch.epoch !== this.#epoch) return
    const next = apply(this.#state, batch.events)
    if (next === 'gap') this.#subscribe()
    else this.#state = next
  }
}
