import { availableParallelism, cpus, platform, release, totalmem } from 'node:os'
import type { Result } from './measures/Measure.ts'

/** What the figures were measured on. */
export function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${memory} GiB, ${platform()} ${release()}, Node.js ${process.versions.node}`
}

/** All results as one JSON object. */
export function asJson(results: ReadonlyMap<string, Result>): string {
  return JSON.stringify(Object.fromEntries(results), null, 2)
}

/** All results for people. */
export function asTable(results: ReadonlyMap<string, Result>): string {
  const rows = [...results].map(([name, result]) => [
    name,
    result.what,
    `${result.product}`,
    result.floor === null ? '' : `${result.floor}`,
    result.unit,
    `${result.ratio}`,
    result.aim,
    result.met ? 'yes' : 'no',
  ])
  const all = [['', 'measure', 'product', 'floor', '', 'ratio', 'aim', 'met'], ...rows]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return [...lines, '', machine()].join('\n')
}
