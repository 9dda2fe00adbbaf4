import type { ShopEvent } from '@passline/shared/event'
import type { Recognition } from '../actions/Recognition.ts'
import type { Sockets } from './server.ts'

interface Parts {
  io: Sockets
  recognition: Recognition
}

/** Takes what the journal tells of devices to their sockets here. */
export function hearOfDevice(parts: Parts, event: ShopEvent): void {
  if (event.name === 'deviceRevoked') putOut(parts, event.data.deviceId)
  if (event.name === 'deviceMoved') move(parts, event.data)
}

/** A device whose token was taken away: its sockets are closed, and it is not let in again. */
export function putOut({ io, recognition }: Parts, deviceId: string): void {
  recognition.forget(deviceId)
  io.in(deviceRoom(deviceId)).disconnectSockets(true)
}

export function deviceRoom(deviceId: string): string {
  return `device ${deviceId}`
}

/** The device stays connected, and its account and inbox stay with it [M1]. */
function move({ io, recognition }: Parts, { deviceId, place }: Extract<ShopEvent, { name: 'deviceMoved' }>['data']): void {
  recognition.forget(deviceId)
  for (const id of io.sockets.adapter.rooms.get(deviceRoom(deviceId)) ?? []) {
    const socket = io.sockets.sockets.get(id)
    if (socket) socket.data.device = { ...socket.data.device, place }
  }
}
