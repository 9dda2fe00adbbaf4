import type * as z from 'zod'
import type { Failure } from './queries.ts'

/** Where in a body something is wrong, in the server's writing: `name.zh`, `options.0.choices.1.id`. */
export type FaultPaths = ReadonlySet<string>

export const NO_FAULTS: FaultPaths = new Set()

/** What a schema has against a body before it is sent. */
export function faultsBySchema(schema: z.ZodType, body: unknown): FaultPaths {
  const parsed = schema.safeParse(body)
  return new Set(parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.')))
}

/** What the server had against it. */
export function faultsByServer({ answer }: Failure): FaultPaths {
  const errors = answer.kind === 'refused' ? (answer.errors ?? []) : []
  return new Set(errors.map(({ path }) => path.replace(/^body\./, '')))
}
