import type { Parcel } from './matrix.ts'

/** Whether called goods stand longer than the shop wants. @param now server time, ms */
export function isUncollected({ calledAt }: Pick<Parcel, 'calledAt'>, minutes: number, now: number): boolean {
  return now - calledAt >= minutes * 60_000
}
