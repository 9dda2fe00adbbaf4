import type { Keyed } from '@passline/shared/apply'

/** What would be written over a map: reads fall through to the map, writes stay here until they are flushed. */
export class Layer<V> implements Keyed<V> {
  readonly #base: Map<string, V>
  readonly #over = new Map<string, V | undefined>()

  constructor(base: Map<string, V>) {
    this.#base = base
  }

  get(key: string): V | undefined {
    return this.#over.has(key) ? this.#over.get(key) : this.#base.get(key)
  }

  set(key: string, value: V): void {
    this.#over.set(key, value)
  }

  delete(key: string): void {
    this.#over.set(key, undefined)
  }

  /** What was written, key by key; undefined where a key was deleted. */
  written(): Iterable<[string, V | undefined]> {
    return this.#over
  }

  /** Every value as a reader of the layer sees it. */
  *values(): Iterable<V> {
    for (const [key, value] of this.#base) if (!this.#over.has(key)) yield value
    for (const value of this.#over.values()) if (value !== undefined) yield value
  }

  flush(): void {
    for (const [key, value] of this.#over) {
      if (value === undefined) this.#base.delete(key)
      else this.#base.set(key, value)
    }
    this.#over.clear()
  }
}
