import type { Name } from '@passline/shared/text'
import i18next, { type TFunction } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { chineseName, englishName, htmlLang, isLangKept, keepLang, type Lang, langOf } from './chosenLang.ts'
import { en } from './en.ts'
import { type Texts, zh } from './zh.ts'

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
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  })
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
