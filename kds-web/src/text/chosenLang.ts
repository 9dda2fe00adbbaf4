import type { Name } from '@passline/shared/text'

export const langs = ['zh', 'en'] as const
export type Lang = (typeof langs)[number]

const KEPT_AS = 'passline.lang'

/** The language a person asked for in the link, chose before, or has set in the browser; else Chinese. */
export function firstLang(asked: string | null): Lang {
  const kept = asked ?? readKept()
  if (kept) return langOf(kept)
  return navigator.languages.some((each) => each.startsWith('zh')) || !navigator.language.startsWith('en') ? 'zh' : 'en'
}

export function keepLang(lang: Lang): void {
  try {
    localStorage.setItem(KEPT_AS, lang)
  } catch (cause) {
    console.warn('this browser keeps nothing', cause)
  }
}

/** Whether somebody chose a language for this device. */
export function isLangKept(): boolean {
  return readKept() !== null
}

/** A language by a tag such as `en-US`. */
export function langOf(tag: string): Lang {
  return tag.startsWith('en') ? 'en' : 'zh'
}

/** For Intl formats and the `lang` attribute. */
export function htmlLang(lang: Lang): string {
  return lang === 'en' ? 'en' : 'zh-CN'
}

export const chineseName = (name: Name) => name.zh
/** A missing English name falls back to the Chinese one. */
export const englishName = (name: Name) => name.en || name.zh

function readKept(): string | null {
  try {
    return localStorage.getItem(KEPT_AS)
  } catch {
    return null
  }
}
