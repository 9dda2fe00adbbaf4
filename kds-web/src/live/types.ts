import type { ChangesSeenRequest, Device } from '@passline/shared/api'
import type { Code } from '@passline/shared/code'
import type { GoodsAction, GoodsStatus, OrderGoods } from '@passline/shared/goods'
import type { DeviceId, DishId, GoodsId, MessageId, OrderId, PadCallId, ShopId, StationId } from '@passline/shared/ids'
import type { MessagePush } from '@passline/shared/message'
import type { Presence } from '@passline/shared/presence'
import type { Role } from '@passline/shared/role'
import type { StaffMember } from '@passline/shared/staff'
import type { ShopState } from '@passline/shared/state'
import type { Name } from '@passline/shared/text'
import type { NewOutboxEntry, OutboxRequest, RequestKind, SoldOutUntil } from '../api/outboxEntry.ts'

/**
 * Where this screen stands with the server. `offline` keeps showing the last state and says until when it was current (`provenAt`);
 * `refused` ends: the token or the protocol version is wrong.
 */
export type Connection =
  | { phase: 'connecting' }
  | { phase: 'loading' }
  | { phase: 'live' }
  | { phase: 'offline'; attempt: number }
  | { phase: 'refused'; code: Code | 'otherProtocol' | 'shopUnchosen'; detail: string }

/** Who this screen is, as the server sees it. */
export interface Self {
  shopId: ShopId
  deviceId: DeviceId
  deviceName: string
  role: Role
  /** Screens of one zone stand together, and one of them speaks. */
  zone: string
  /** Where a guest's device is. */
  place: Device['place']
}

/** An action that a person took and that the server's state does not show yet. `rev` is where its journal shows it, once it said so. */
export type Pending = NewOutboxEntry & { rev: number | null }

/** Something a person must know. Screens translate it by `code`. */
export interface Toast {
  id: string
  /** Server time, ms. */
  at: number
  /** What was not saved, and why. */
  what: RequestKind
  code: Code
  /** The lines it is about, with the status the screen shows now. */
  goods: readonly { goodsId: GoodsId; seqNo: number; name: Name; status: GoodsStatus | null }[]
  /** Who goes to the guest instead; null when nobody does, or it is not about a guest's call. */
  takenBy: StaffMember | null
}

/** A step of this screen that can still be taken back. */
export interface UndoableStep {
  /** The key of the action. */
  key: string
  /** Server time, ms. */
  at: number
  actions: readonly GoodsAction[]
  /** Per line how many steps it took, and from where to where. A part has no id of its own until the server has answered: `goodsId` is null till then. */
  goods: readonly { goodsId: GoodsId | null; from: GoodsId; name: Name; steps: number; before: GoodsStatus; after: GoodsStatus }[]
  /** What takes it back when it is no step of goods: the dish back on sale, the line back at its station. */
  reverse: OutboxRequest | null
  /** What to call it: the first line, or (without a number) a dish. */
  seqNo: number | null
  name: Name
}

/** A message that this screen keeps while it matters: it is not expired, not answered, and its reason stands. */
export interface KeptMessage extends MessagePush {
  /** Server time, ms. */
  receivedAt: number
  /** When this device showed and said it, server time in ms; null before. */
  shownAt: number | null
  spokenAt: number | null
}

export interface LiveState {
  connection: Connection
  self: Self | null
  /** What screens show: the server's state with what was tapped here and is not confirmed yet laid over it. */
  state: ShopState | null
  /** The server's state alone. */
  base: ShopState | null
  epoch: string | null
  /** Server time in ms until which this screen is proven current; null before the first proof. */
  provenAt: number | null
  pending: readonly Pending[]
  toasts: readonly Toast[]
  /** Actions kept on this device and not decided by the server yet. */
  outboxSize: number
  /** False when this device cannot keep them over a reload. */
  isOutboxDurable: boolean
  /** Oldest first, at most 20, at most 30 s old when added; see `openSteps`. */
  undoable: readonly UndoableStep[]
  /** Messages for this screen, oldest first. */
  messages: readonly KeptMessage[]
  /** Who is there; null before the server has said. */
  presence: Presence | null
  /** Names this page until it is closed: the announcer of a zone is one session. */
  session: string
  /** Lines that just fell back because the server said no: they flash. */
  reverted: ReadonlySet<GoodsId>
}

/** What a person can do on a screen that follows a shop. All return at once; the outbox carries it to the server. */
export interface LiveActions {
  /**
   * Takes steps with goods, one after the other, per goods all or none: `takeStep(['start', 'done'], [{ goodsId }])` [K11 K17 K21].
   * @returns the key of the action, or null when nothing would change
   */
  takeStep(actions: readonly GoodsAction[], goods: readonly { goodsId: GoodsId; quantity?: number }[]): string | null
  /** A cook has seen that lines were cancelled [K19]. */
  cancellationsSeen(goodsIds: readonly GoodsId[]): void
  /** The kitchen has seen that lines were rushed; whoever asked sees it. */
  rushesSeen(goodsIds: readonly GoodsId[]): void
  /** Stations have acknowledged rounds (additions, allergies) and edits of an order. */
  changesSeen(orderId: OrderId, seen: ChangesSeenRequest): void
  /** A line is made at another station. */
  moveGoods(goodsId: GoodsId, stationId: StationId): void
  /** A dish cannot be ordered any more, or can again. */
  sellOut(dishId: DishId, until: SoldOutUntil): void
  putBackOnSale(dishId: DishId): void
  /** One step back [K9] for a line that may be of an order this screen does not follow any more. */
  recallGone(goods: OrderGoods, seqNo: number): void
  /** Takes back the latest step of this screen, or the step with this key, within 30 s, of lines that nobody moved on. @returns whether there was one */
  undo(key?: string): boolean
  dismissToast(id: string): void
  /** Answers a message: nobody else need, and what is not sent of its call stays unsent. Kept and sent later when offline. */
  answer(message: Pick<MessagePush, 'callId'>): void
  /** "I'm going": takes a guest's call. Kept and sent later when offline; somebody else may have been faster [M9]. */
  takePadCall(padCallId: PadCallId): void
  donePadCall(padCallId: PadCallId): void
  /** This device has shown, or said, a message; told to the server as a receipt, later when offline. */
  noteShown(messageIds: readonly MessageId[]): void
  noteSpoken(messageIds: readonly MessageId[]): void
}

export const UNDO_MS = 30_000
export const UNDO_STEPS = 20
