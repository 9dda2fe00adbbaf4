import type { Code } from '@passline/shared/code'
import { CODES } from '@passline/shared/codes'
import type { Refusal } from '../rules/view.ts'
import type { Reply } from './desk/command.ts'

/** The members that a problem document may carry beside its code. */
export type ProblemExtras = Omit<Refusal, 'code'> & { errors?: { path: string; message: string }[]; outcomes?: object[] }

/** A refusal as a problem document (RFC 9457). */
export function problemReply(code: Code, extras: ProblemExtras = {}): Reply {
  const { status, title } = CODES[code]
  const { detail = title, ...rest } = extras
  return { status, body: JSON.stringify({ type: `urn:passline:problem:${code}`, title, status, code, detail, ...rest }) }
}
