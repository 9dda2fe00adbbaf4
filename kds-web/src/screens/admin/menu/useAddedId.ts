import { useState } from 'react'
import { newId, randomLetters } from './newId.ts'

interface AddedId {
  /** The id that somebody chose, or else one that stays the same as long as the dialog is open. */
  idOf(chosen: string, prefix: string, english: string): string
  /** Whether something else has it: what was sent from here may be there already, though its answer was lost. */
  isTaken(id: string): boolean
  onSent(id: string): void
}

/** The id of what a dialog adds. Saving again after a lost answer means the same thing, so nothing is added twice. */
export function useAddedId(isKnown: (id: string) => boolean): AddedId {
  const [letters] = useState(randomLetters)
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set())
  return {
    idOf: (chosen, prefix, english) => chosen.trim() || newId(prefix, english, letters),
    isTaken: (id) => isKnown(id) && !sent.has(id),
    onSent: (id) => setSent((before) => new Set(before).add(id)),
  }
}
