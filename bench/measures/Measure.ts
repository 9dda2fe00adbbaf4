import type { Options } from '../options.ts'

/** What a measure comes to: the product beside the floor in the same run. */
export interface Result {
  what: string
  unit: string
  product: number
  /** Null where there is nothing to compare with but the product itself. */
  floor: number | null
  /** Product by floor. */
  ratio: number
  aim: string
  met: boolean
  /** More figures, for those who look closer. */
  more?: Record<string, unknown>
}

export interface Measure {
  id: string
  /** @param known results of the measures before in this run, by name */
  run(options: Options, known: ReadonlyMap<string, Result>, say: (line: string) => void): Promise<Record<string, Result>>
}
