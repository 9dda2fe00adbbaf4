import * as z from 'zod'

/**
 * Text that a person typed, at most `most` characters. Refused: control characters other than line breaks and tabs,
 * and halves of surrogate pairs, because the database cannot keep them.
 */
export const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => isStorable(value), 'must be well-formed Unicode without control characters')

/** Text that must say something. */
export const requiredText = (most: number) => text(most).refine((value) => value.trim() !== '', 'must not be empty')

/** A name in two languages; a missing English name falls back to the Chinese one. */
export const nameSchema = z.strictObject({ zh: requiredText(60), en: text(120).default('') })
export type Name = z.infer<typeof nameSchema>

/** Instants cross every border as ISO 8601 in UTC with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 })

/** Money: whole fen (1/100 yuan). */
export const fen = z.int().min(0).max(100_000_000)

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this expression looks for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

function isStorable(value: string): boolean {
  return !control.test(value) && !loneSurrogate.test(value)
}
