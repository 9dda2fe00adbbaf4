import type { ParameterName } from '@passline/shared/messageEvent'
import { PARAMETERS } from '@passline/shared/messageEvent'
import { type Language, languages, type SpokenKind, spokenForm } from '@passline/shared/spoken'
import type { Wording } from '@passline/shared/template'
import type { Name } from '@passline/shared/text'

/** A value in every language, as it is shown and as it is said. */
export type Wordings = Record<Language, Wording>

export function isSaid(value: Wordings | undefined): boolean {
  return value !== undefined && value.zh.shown !== ''
}

/** A value that is the same in every language, with how it is said in each. */
export function said(name: string, shown: string): Wordings {
  const kind: SpokenKind = name in PARAMETERS ? PARAMETERS[name as ParameterName].said : 'text'
  return both((language) => wordingOf(kind, shown, language))
}

export function named(name: Name): Wordings {
  return both((language) => wordingOfName(name, language))
}

export function wordingOfName(name: Name, language: Language): Wording {
  return wordingOf('name', language === 'en' && name.en.trim() !== '' ? name.en : name.zh, language)
}

export function wordingOf(kind: SpokenKind, shown: string, language: Language): Wording {
  return { shown, spoken: spokenForm(kind, shown, language) }
}

export function plain(words: string): Wording {
  return { shown: words, spoken: words }
}

export function together(parts: readonly Wording[], language: Language): Wording {
  return joined(language === 'zh' ? '、' : ', ', ...parts)
}

/** Parts in a row, those that say nothing left out. */
export function joined(between: string, ...parts: readonly Wording[]): Wording {
  const row = (how: keyof Wording) =>
    parts
      .map((part) => part[how])
      .filter((part) => part !== '')
      .join(between)
  return { shown: row('shown'), spoken: row('spoken') }
}

export function both(value: (language: Language) => Wording): Wordings {
  return Object.fromEntries(languages.map((language) => [language, value(language)])) as Wordings
}
