import type { Look } from './lookScreens.ts'

/** The same fault in many states is one fault: where it was seen first, and how often else. */
export function lookReport(faults: readonly string[]): string {
  const places = new Map<string, string[]>()
  for (const each of faults) {
    const at = each.indexOf(': ')
    const fault = each.slice(at + 2)
    places.set(fault, [...(places.get(fault) ?? []), each.slice(0, at)])
  }
  return [...places]
    .map(([fault, [first, ...more]]) => `${fault}\n    ${first}${more.length > 0 ? ` and ${more.length} more` : ''}`)
    .join('\n')
}

/** What a look is called in the name of its test. */
export function lookName({ at, query = '', sizes }: Look): string {
  return `${at}${query} ${sizes.map((size) => size.join('×')).join(', ')}`
}
