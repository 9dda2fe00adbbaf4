import type { Language } from '@passline/shared/spoken'

/** Chrome goes silent after about 15 s of one utterance; these many characters take less. */
const MOST: Record<Language, number> = { zh: 45, en: 140 }
const MS_PER_CHARACTER: Record<Language, number> = { zh: 260, en: 80 }
const LONGEST_MS = 20_000
const SLACK_MS = 1_500

/** A sentence in pieces that an engine says without losing its breath, cut at the last pause that fits. */
export function pieces(text: string, language: Language): string[] {
  const most = MOST[language]
  const found: string[] = []
  let rest = text.trim()
  while (rest.length > most) {
    const cut = lastPause(rest.slice(0, most)) ?? most
    found.push(rest.slice(0, cut).trim())
    rest = rest.slice(cut).trim()
  }
  return rest === '' ? found : [...found, rest]
}

/** When an engine that is not done with a piece must be stuck, ms. */
export function patienceFor(piece: string, language: Language): number {
  return Math.min(LONGEST_MS, 2 * piece.length * MS_PER_CHARACTER[language] + SLACK_MS)
}

function lastPause(text: string): number | null {
  for (const pauses of [/[。！？；!?;]|[.](?= )/g, /[，、：,:]/g, /\s/g]) {
    const last = [...text.matchAll(pauses)].at(-1)
    if (last && last.index > 0) return last.index + last[0].length
  }
  return null
}
