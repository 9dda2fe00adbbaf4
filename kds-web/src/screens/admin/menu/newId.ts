/**
 * A new id that people can read: from an English name when there is one, else letters.
 * @param letters the same give the same id
 */
export function newId(prefix: string, english: string, letters = randomLetters()): string {
  const slug = english
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return slug || `${prefix}-${letters}`
}

export function randomLetters(): string {
  return Math.random().toString(36).slice(2, 8)
}
