import * as z from 'zod'
import { chosenId } from './ids.ts'
import { type ParameterName, parametersOf } from './messageEvent.ts'
import type { Language } from './spoken.ts'
import { requiredText, text } from './text.ts'

/** The text of a template in the languages of the screens; a missing English text falls back to the Chinese one. */
export const templateTexts = z.strictObject({ zh: requiredText(200), en: text(300).default('') })
export type TemplateTexts = z.infer<typeof templateTexts>

/** A template: what is said of an event, with parameters in braces: `{roomName}房间下单了{goodsName}{num}份，请注意`. */
export const template = z.strictObject({ id: chosenId, event: chosenId, texts: templateTexts })
export type Template = z.infer<typeof template>

/** A value as it is shown and as it is said. */
export interface Wording {
  shown: string
  spoken: string
}
export const wording = z.strictObject({ shown: z.string(), spoken: z.string() })

/** What a template is filled with: parameter → language → wording. */
export type ParameterValues = Readonly<Record<string, Readonly<Record<Language, Wording>>>>

export type Filled = { wording: Wording } | { missing: string[] }

/** Fills a template in one language, or in Chinese, values and all, when it has no text in English. A parameter without a value is never left as a hole: then all that miss are named [M5]. */
export function fillTemplate(texts: TemplateTexts, values: ParameterValues, wanted: Language): Filled {
  const language = texts.en.trim() === '' ? 'zh' : wanted
  const parts = partsOf(texts[language])
  const missing = parts.filter((part) => part.parameter !== null && !isSaid(values[part.parameter]?.[language]))
  if (missing.length > 0) return { missing: [...new Set(missing.map((part) => part.parameter ?? ''))] }
  const say = (how: keyof Wording) =>
    parts.map((part) => (part.parameter === null ? part.text : (values[part.parameter]?.[language]?.[how] ?? ''))).join('')
  return { wording: { shown: say('shown'), spoken: say('spoken') } }
}

/**
 * What is wrong with the texts of an event's template, in sentences for whoever writes it. Empty when nothing is.
 * A parameter that the event does not have is wrong, and the sentence says which it has [M5].
 */
export function faultsOf(event: string, texts: TemplateTexts): { path: 'zh' | 'en'; message: string }[] {
  return (['zh', 'en'] as const).flatMap((path) => faultsOfText(event, texts[path]).map((message) => ({ path, message })))
}

/** The parameters that a text names. */
export function parametersIn(text: string): string[] {
  return [...new Set(partsOf(text).flatMap((part) => part.parameter ?? []))]
}

function faultsOfText(event: string, text: string): string[] {
  const rest = text.replace(PARAMETER, '')
  if (/[{}]/.test(rest)) return ['has a brace that belongs to no parameter; write parameters like {seqNo}']
  const known: readonly ParameterName[] | null = parametersOf(event)
  const unknown = parametersIn(text).filter((each) => known && !(known as readonly string[]).includes(each))
  if (!known || unknown.length === 0) return []
  return [`names {${unknown.join('}, {')}}, which ${event} does not have; it has {${known.join('}, {')}}`]
}

const PARAMETER = /\{([A-Za-z][A-Za-z0-9]{0,39})\}/g

function partsOf(text: string): { text: string; parameter: string | null }[] {
  return text
    .split(/(\{[A-Za-z][A-Za-z0-9]{0,39}\})/)
    .filter((part) => part !== '')
    .map((part) => (/^\{.+\}$/.test(part) ? { text: '', parameter: part.slice(1, -1) } : { text: part, parameter: null }))
}

function isSaid(value: Wording | undefined): boolean {
  return value !== undefined && value.shown.trim() !== ''
}
