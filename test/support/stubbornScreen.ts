import { apply } from '@passline/shared/apply'
import { eventBatch, PROTOCOL, type SubscribeAnswer, subscribeAnswer } from '@passline/shared/protocol'
import { listsOf, type ShopState, stateOf } from '@passline/shared/state'
import { io } from 'socket.io-client'
import { type Actor, agreed } from './actors.ts'
import { until } from './until.ts'

/** A screen that nobody looks after: it comes back by itself whenever the line breaks, and goes on where it was. */
export interface StubbornScreen {
  readonly state: ShopState
  readonly shown: ReturnType<typeof listsOf>
  /** The position it began from. */
  readonly begun: number
  /** The rev of every event that came, in the order they came. */
  readonly revs: readonly number[]
  /** Why it had to take a new snapshot, each time that it had to. */
  readonly resyncs: readonly string[]
  /** How often it connected. */
  readonly connections: number
  showsRev(rev: number, patience?: number): Promise<void>
  close(): void
}

/** Opens a screen and waits until it is live. */
export async function openStubbornScreen({ base, token, shopId, ...actor }: Actor): Promise<StubbornScreen> {
  let from = await agreed(actor.snapshot())
  let state = stateOf(from)
  let connections = 0
  let isLive = false
  const begun = from.rev
  const revs: number[] = []
  const resyncs: string[] = []
  const socket = io(base, {
    auth: { token, shop: shopId },
    transports: ['websocket'],
    reconnectionDelay: 20,
    reconnectionDelayMax: 100,
    forceNew: true,
  })

  const ask = (): Promise<SubscribeAnswer | undefined> =>
    socket
      .timeout(5_000)
      .emitWithAck('subscribe', { protocol: PROTOCOL, epoch: from.epoch, since: state.rev })
      .then(
        (said) => subscribeAnswer.parse(said),
        () => undefined,
      )
  const follow = async (): Promise<void> => {
    const answer = await ask()
    if (answer?.state === 'live') isLive = true
    else if (answer?.state === 'resync') {
      resyncs.push(answer.reason)
      from = await agreed(actor.snapshot())
      state = stateOf(from)
      await follow()
    } else socket.disconnect().connect()
  }
  socket.on('connect', () => {
    connections += 1
    void follow()
  })
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') socket.connect()
  })
  socket.on('events', (said) => {
    const { events } = eventBatch.parse(said)
    for (const event of events) revs.push(event.rev)
    const next = apply(state, events)
    if (next === 'gap') void follow()
    else state = next
  })
  await until(() => isLive)
  return {
    begun,
    revs,
    resyncs,
    get state() {
      return state
    },
    get shown() {
      return listsOf(state)
    },
    get connections() {
      return connections
    },
    showsRev: async (rev, patience) => void (await until(() => state.rev >= rev, patience)),
    close: () => void socket.disconnect(),
  }
}
