import type { Name } from '@passline/shared/text'
import { useSyncExternalStore } from 'react'
import { chineseName, englishName, htmlLang, isLangKept, keepLang, type Lang, langs } from './chosenLang.ts'
import { en } from './en.ts'
import { filled } from './filled.ts'
import { type ScreenTexts, screenTexts } from './screenTexts.ts'
import { type Worded, zh } from './zh.ts'

type Sentences = Worded<typeof zh & ScreenTexts>
type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? Singular<K> : `${K}.${Leaves<T[K]>}` }[keyof T & string]
/** A sentence with a number in it has a form for one and a form for all others: `problems_one`, `problems_other`. */
type Singular<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K

/** Where a sentence is found: `kitchen.allDone`. */
export type TextKey = Leaves<Sentences>
/** Says a sentence with its `{{words}}` filled in; `count` chooses its form. */
export type Translate = (key: TextKey, words?: Readonly<Record<string, string | number>>) => string

interface Branch {
  readonly [key: string]: string | Branch
}

/** The sentences that are loaded, by language. */
const loaded: Record<Lang, Branch> = { zh, en }

/** Everything a part needs to speak. It changes when the language does. */
export interface Text {
  t: Translate
  lang: Lang
  /** For Intl formats and the `lang` attribute. */
  locale: string
  /** A name from data in this language; a missing English name falls back to the Chinese one. */
  nameOf(name: Name): string
}

const texts: Record<Lang, Text> = {
  zh: { t: translateTo('zh'), lang: 'zh', locale: htmlLang('zh'), nameOf: chineseName },
  en: { t: translateTo('en'), lang: 'en', locale: htmlLang('en'), nameOf: englishName },
}

let current: Lang = 'zh'
const listeners = new Set<() => void>()

/** Starts the texts in a language and keeps the page's `lang` in step with it. */
export function startText(lang: Lang): void {
  turnTo(lang)
}

/** Loads the sentences of a screen, in both languages: the language is switched without a network too. */
export async function loadTexts(screen: keyof typeof screenTexts): Promise<void> {
  const own: Partial<Record<string, Record<Lang, Branch>>> = await screenTexts[screen]()
  for (const lang of langs) {
    loaded[lang] = { ...loaded[lang], ...Object.fromEntries(Object.entries(own).map(([name, each]) => [name, each?.[lang] ?? {}])) }
  }
}

export function setLang(lang: Lang): void {
  keepLang(lang)
  turnTo(lang)
}

/** The language that the shop wants here, unless somebody chose one for this device. */
export function followLang(lang: Lang): void {
  if (!isLangKept()) turnTo(lang)
}

/** The sentences in a language that is not the page's own, for a screen that shows two. */
export function textIn(lang: Lang): Translate {
  return texts[lang].t
}

export function useText(): Text {
  return useSyncExternalStore(listen, () => texts[current])
}

function listen(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

function turnTo(lang: Lang): void {
  current = lang
  document.documentElement.lang = htmlLang(lang)
  for (const changed of listeners) changed()
}

function translateTo(lang: Lang): Translate {
  const plural = new Intl.PluralRules(htmlLang(lang))
  return (key, words) => {
    const count = words?.count
    const sentence = sentenceAt(lang, key) ?? (typeof count === 'number' ? sentenceAt(lang, `${key}_${plural.select(count)}`) : undefined)
    // A sentence that is missing shows where it should be: the tests look for it.
    if (sentence === undefined) return key
    return words ? filled(sentence, words) : sentence
  }
}

function sentenceAt(lang: Lang, key: string): string | undefined {
  let at: string | Branch | undefined = loaded[lang]
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined
  return typeof at === 'string' ? at : undefined
}
