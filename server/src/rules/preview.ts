import { PARAMETERS, type ParameterName, parametersOf } from '@passline/shared/messageEvent'
import type { Preview, PreviewRequest } from '@passline/shared/ruleApi'
import type { Language } from '@passline/shared/spoken'
import { faultsOf, fillTemplate, type ParameterValues, type TemplateTexts } from '@passline/shared/template'
import { parametersFor } from './parameters.ts'

/** How texts would look and sound: with the values that are given, and samples for the rest. */
export function preview({ event, texts, params }: PreviewRequest): Preview {
  const faults = faultsOf(event, texts)
  const filled = { zh: fill(event, texts, params, 'zh'), en: fill(event, texts, params, 'en') }
  const missing = [...new Set(Object.values(filled).flatMap((each) => ('missing' in each ? each.missing : [])))]
  const said = (language: Language) => {
    const each = filled[language]
    return 'wording' in each && !faults.some((fault) => fault.path === language) ? each.wording : null
  }
  return { zh: said('zh'), en: said('en'), faults, missing }
}

function fill(event: string, texts: TemplateTexts, given: Readonly<Record<string, string>>, language: Language) {
  return fillTemplate(texts, valuesOf(event, given, language), language)
}

/** What the parameters are made of has samples; what is made of them (target, goods) follows from the values. */
const MADE: readonly ParameterName[] = ['target', 'goods']

function valuesOf(event: string, given: Readonly<Record<string, string>>, language: Language): ParameterValues {
  const named = parametersOf(event)
  const names: readonly ParameterName[] = named ?? (Object.keys(PARAMETERS) as ParameterName[])
  const samples = Object.fromEntries(names.filter((name) => !MADE.includes(name)).map((name) => [name, PARAMETERS[name].sample[language]]))
  return parametersFor({}, { ...samples, ...given })
}
