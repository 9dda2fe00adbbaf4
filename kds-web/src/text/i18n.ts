import type { Name } from '@passline/shared/text'
import i18next, { type TFunction } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { chineseName, englishName, htmlLang, isLangKept, keepLang, type Lang, langOf, langs } from './chosenLang.ts'
import { en } from './en.ts'
import { type ScreenTexts, screenTexts } from './screenTexts.ts'
import { type Worded, zh } from './zh.ts'

/** The keys of all sentences. */
export type Texts = Worded<typeof zh & ScreenTexts>

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Texts }
  }
}

/** Starts the texts in a language and keeps the page's `lang` in step with it. */
export async function startText(lang: Lang): Promise<void> {
  i18next.on('languageChanged', (now) => {
    document.documentElement.lang = htmlLang(langOf(now))
  })
  await i18next.use(initReactI18next).init({
    lng: lang,
    fallbackLng: 'zh',
    resources: { zh: { translation: zh }, en: { translation: en } },
    react: { bindI18nStore: 'added' },
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  })
}

/** Loads the sentences of a screen, in both languages: the language is switched without a network too. */
export async function loadTexts(screen: keyof typeof screenTexts): Promise<void> {
  const texts: Partial<Record<string, { zh: object; en: object }>> = await screenTexts[screen]()
  for (const lang of langs) {
    const own = Object.fromEntries(Object.entries(texts).map(([name, each]) => [name, each?.[lang]]))
    i18next.addResourceBundle(lang, 'translation', own, true)
  }
}

export function setLang(lang: Lang): void {
  keepLang(lang)
  void i18next.changeLanguage(lang)
}

/** The language that the shop wants here, unless somebody chose one for this device. */
export function followLang(lang: Lang): void {
  if (!isLangKept()) void i18next.changeLanguage(lang)
}

/** The sentences in a language that is not the page's own, for a screen that shows two. */
export function textIn(lang: Lang): TFunction {
  return i18next.getFixedT(lang)
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
