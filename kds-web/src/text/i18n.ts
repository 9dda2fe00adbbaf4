import type { Name } from '@passline/shared/text'
import i18next, { type TFunction } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { en } from './en.ts'
import { type Texts, zh } from './zh.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Texts }
  }
}

export const langs = ['zh', 'en'] as const
export type Lang = (typeof langs)[number]

const KEPT_AS = 'passline.lang'

/** Starts the texts in a language and keeps the page's `lang` in step with it. */
export async function startText(lang: Lang): Promise<void> {
  i18next.on('languageChanged', (now) => {
    document.documentElement.lang = htmlLang(langOf(now))
  })
  await i18next.use(initReactI18next).init({
    lng: lang,
    fallbackLng: 'zh',
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  })
}

/** The language a person asked for in the link, chose before, or has set in the browser; else Chinese. */
export function firstLang(asked: string | null): Lang {
  const kept = asked ?? readKept()
  if (kept) return langOf(kept)
  return navigator.languages.some((each) => each.startsWith('zh')) || !navigator.language.startsWith('en') ? 'zh' : 'en'
}

export function setLang(lang: Lang): void {
  keepLang(lang)
  void i18next.changeLanguage(lang)
}

export function keepLang(lang: Lang): void {
  try {
    localStorage.setItem(KEPT_AS, lang)
  } catch (cause) {
    console.warn('this browser keeps nothing', cause)
  }
}

export interface Text {
  t: TFunction
  lang: Lang
  /** For Intl formats and the `lang` attribute. */
  locale: string
  /** A name from data in this language; a missing English name falls back to the Chinese one. */
  nameOf(name: Name): string
}

export function useText(): Text {
  const { t, i18n } = useTranslation()
  const lang = langOf(i18n.language)
  return { t, lang, locale: htmlLang(lang), nameOf: lang === 'en' ? englishName : chineseName }
}

const chineseName = (name: Name) => name.zh
const englishName = (name: Name) => name.en || name.zh

function langOf(tag: string): Lang {
  return tag.startsWith('en') ? 'en' : 'zh'
}

function htmlLang(lang: Lang): string {
  return lang === 'en' ? 'en' : 'zh-CN'
}

function readKept(): string | null {
  try {
    return localStorage.getItem(KEPT_AS)
  } catch {
    return null
  }
}
