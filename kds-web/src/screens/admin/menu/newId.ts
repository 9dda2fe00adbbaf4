/** A new id that people can read: from an English name when there is one, else a few random letters. */
export function newId(prefix: string, english: string): string {
  const slug = english
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return slug || `${prefix}-${Math.random().toString(36).slice(2, 8)}`
}
