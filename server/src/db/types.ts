/** One statement. Named, so that every connection prepares it once; an unnamed one costs half the throughput. */
export interface Statement {
  name: string
  text: string
}

interface Runs {
  /** Runs a statement with its parameters and returns the rows. */
  run<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]>
}

/** What reads take: a connection of the pool, or the pool itself. */
export interface Db extends Runs {
  readonly reads: true
}

declare const written: unique symbol

/** What writes take. Only `tx.ts` makes one, and only actions may ask for it. */
export interface Tx extends Db {
  readonly [written]: true
}
