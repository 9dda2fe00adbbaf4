import type { Past } from './loadPast.ts'

/** Whether no kitchen screen that the shop had at an instant was connected: the wall as it was then stood on none. @param at ms since 1970 UTC */
export function isUnwatched({ devices, gaps }: Pick<Past, 'devices' | 'gaps'>, at: number): boolean {
  const kitchens = devices.filter((device) => device.role === 'kitchen' && isWithin(at, device.addedAt, device.revokedAt))
  const isGone = (id: string) => gaps.some(({ deviceId, from, to }) => deviceId === id && isWithin(at, from, to))
  return kitchens.length > 0 && kitchens.every(({ id }) => isGone(id))
}

function isWithin(at: number, from: string, to: string | null): boolean {
  return Date.parse(from) <= at && (to === null || at < Date.parse(to))
}
