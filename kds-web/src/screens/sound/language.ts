import type { Language } from '@passline/shared/spoken'

/** The language of the page, which is the one it speaks. */
export function pageLanguage(): Language {
  return document.documentElement.lang.startsWith('en') ? 'en' : 'zh'
}
