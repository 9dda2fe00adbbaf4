const offset = Number(process.hrtime.bigint()) / 1e6 - performance.now()

/** A clock that all processes of this machine share and nobody sets, in ms. */
export function monotonicNow(): number {
  return performance.now() + offset
}
