import type { ShopEvent } from '@passline/shared/event'
import type { ShopId } from '@passline/shared/ids'
import { isSamePlace } from '@passline/shared/order'
import type { Recognition } from '../actions/Recognition.ts'
import type { FeedSocket, Sockets } from './server.ts'

interface Parts {
  io: Sockets
  recognition: Recognition
}

/** Takes what the journal tells of devices to their sockets here. */
export function hearOfDevice(parts: Parts, shopId: ShopId, event: ShopEvent): void {
  if (event.name === 'deviceRevoked') putOut(parts, event.data.deviceId)
  if (event.name === 'deviceMoved') move(parts, event.data)
  if (event.name === 'roomCleaned') clean(parts, shopId, event.data)
}

/** A device whose token was taken away: its sockets are closed, and it is not let in again. */
export function putOut({ io, recognition }: Parts, deviceId: string): void {
  recognition.forget(deviceId)
  io.in(deviceRoom(deviceId)).disconnectSockets(true)
}

export function deviceRoom(deviceId: string): string {
  return `device ${deviceId}`
}

/** The device comes back by itself and finds the new place; its account stays with it [M1]. */
function move({ io, recognition }: Parts, { deviceId, place }: Extract<ShopEvent, { name: 'deviceMoved' }>['data']): void {
  recognition.forget(deviceId)
  for (const id of io.sockets.adapter.rooms.get(deviceRoom(deviceId)) ?? []) {
    const socket = io.sockets.sockets.get(id)
    if (!socket || isSamePlace(socket.data.device.place, place)) continue
    socket.data.device = { ...socket.data.device, place }
    comeAnew(socket)
  }
}

/** The guest of the room is another one from now on: its pads ask anew what they may show. */
function clean({ io }: Parts, shopId: ShopId, { place }: Extract<ShopEvent, { name: 'roomCleaned' }>['data']): void {
  for (const socket of io.sockets.sockets.values()) {
    const { device } = socket.data
    if (socket.data.shopId === shopId && device.role === 'roomPad' && isSamePlace(device.place, place)) comeAnew(socket)
  }
}

/** Only the connection is closed: a client that is told to leave would not come back by itself. */
function comeAnew(socket: FeedSocket): void {
  socket.conn.close()
}
