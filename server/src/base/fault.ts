/**
 * Something that should not happen, with the sentence that says what to do about it.
 * What the business may refuse is a value (`shared/codes.ts`), never a Fault.
 */
export class Fault extends Error {
  /** @param message one sentence for the person who runs the server: what is wrong and what to do. */
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'Fault'
  }
}
