import type { Device } from '@passline/shared/api'
import { type Channel, channelOf, channels } from '@passline/shared/channel'
import type { ImCall, MessageReason, MessageRow } from '@passline/shared/message'
import { MSG_TYPE } from '@passline/shared/rule'

/** What became of one message at one device. */
export type CellState =
  | 'pending'
  | 'waiting'
  | 'answered'
  | 'spoken'
  | 'shown'
  | 'delivered'
  | 'elsewhere'
  | 'unheard'
  | 'notDelivered'
  | 'skipped'

export interface GridCell {
  message: MessageRow
  state: CellState
  /** Why it was skipped or taken back. */
  reason: MessageReason | null
  /** From sending to delivery, in ms. */
  deliveredAfterMs: number | null
}

export interface GridRow {
  /** Null where no device was there to receive. */
  device: Pick<Device, 'id' | 'name'> | null
  channel: Channel
  /** One for every column; null where the receiver is told nothing. */
  cells: (GridCell | null)[]
}

/** A time at which something was to be said. */
export interface GridColumn {
  repetition: number
  isEscalation: boolean
  /** The earliest, ISO 8601 UTC. */
  dueAt: string
}

export interface CallGrid {
  columns: GridColumn[]
  rows: GridRow[]
}

/**
 * A call as receivers × repetitions, as it is written: every device that a message was for has a row, whether it got anything or not.
 * @param devices the shop's, revoked ones too
 * @param now ms since 1970 UTC
 */
export function callGrid(call: Pick<ImCall, 'messages' | 'answeredBy'>, devices: readonly Device[], now: number): CallGrid {
  const columns = columnsOf(call.messages)
  const rows = channels.flatMap((channel) => {
    const told = call.messages.filter((each) => each.channel === channel)
    if (told.length === 0) return []
    const receivers = receiversOf(told, channel, devices)
    const rowOf = (device: GridRow['device']): GridRow => ({
      device,
      channel,
      cells: columns.map((column) => {
        const message = told.find((each) => each.repetition === column.repetition && each.isEscalation === column.isEscalation)
        return message ? cellOf(message, device, call.answeredBy?.deviceId ?? null, now) : null
      }),
    })
    return receivers.length > 0 ? receivers.map(rowOf) : [rowOf(null)]
  })
  return { columns, rows }
}

function columnsOf(messages: readonly MessageRow[]): GridColumn[] {
  const columns = new Map<string, GridColumn>()
  for (const { repetition, isEscalation, dueAt } of messages) {
    const key = `${isEscalation} ${repetition}`
    const known = columns.get(key)
    if (!known || dueAt < known.dueAt) columns.set(key, { repetition, isEscalation, dueAt })
  }
  return [...columns.values()].sort((a, b) => Number(a.isEscalation) - Number(b.isEscalation) || a.repetition - b.repetition)
}

/** Devices that have it, and those of the channel that were there to get it: added before it was due and not revoked by then. */
function receiversOf(told: readonly MessageRow[], channel: Channel, devices: readonly Device[]): Pick<Device, 'id' | 'name'>[] {
  const known = new Map<string, Pick<Device, 'id' | 'name'>>()
  for (const { receipts } of told) for (const { deviceId, deviceName } of receipts) known.set(deviceId, { id: deviceId, name: deviceName })
  for (const device of devices) {
    const isMeant = told.some(
      ({ designated, dueAt }) =>
        (designated === null || designated.includes(device.accountId ?? '')) &&
        device.addedAt <= dueAt &&
        (device.revokedAt === null || device.revokedAt > dueAt),
    )
    if (channelOf(device.role) === channel && isMeant) known.set(device.id, { id: device.id, name: device.name })
  }
  return [...known.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function cellOf(message: MessageRow, device: GridRow['device'], answeredBy: string | null, now: number): GridCell {
  const receipt = message.receipts.find((each) => each.deviceId === device?.id)
  const deliveredAfterMs = receipt?.deliveredAt && message.sentAt ? Date.parse(receipt.deliveredAt) - Date.parse(message.sentAt) : null
  const state = stateOf(message, receipt, now)
  const isAnswered = device !== null && device.id === answeredBy && (state === 'spoken' || state === 'shown' || state === 'delivered')
  return { message, state: isAnswered ? 'answered' : state, reason: message.reason, deliveredAfterMs }
}

function stateOf(message: MessageRow, receipt: MessageRow['receipts'][number] | undefined, now: number): CellState {
  if (message.status === 'pending') return 'pending'
  if (message.status === 'expired') return 'notDelivered'
  if (message.status !== 'sent') return 'skipped'
  if (receipt?.spokenAt) return 'spoken'
  const isOver = Date.parse(message.expiresAt) < now
  if (!receipt?.deliveredAt) {
    if (message.withdrawnAt !== null) return 'skipped'
    return isOver ? 'notDelivered' : 'waiting'
  }
  const isSaid = message.msgType === MSG_TYPE.broadcast || message.msgType === MSG_TYPE.padCall
  // One screen of a zone speaks for all of them.
  if (isSaid && message.receipts.some((each) => each.spokenAt !== null)) return 'elsewhere'
  if (isSaid && (isOver || message.withdrawnAt !== null)) return 'unheard'
  return receipt.shownAt ? 'shown' : 'delivered'
}
