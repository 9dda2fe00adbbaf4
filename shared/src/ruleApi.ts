import * as z from 'zod'
import { channel } from './channel.ts'
import { chosenId } from './ids.ts'
import { messageEvents, PARAMETERS } from './messageEvent.ts'
import { messageRule, ruleCell, ruleOrigin, ruleSources } from './rule.ts'
import { template, templateTexts, wording } from './template.ts'
import { text } from './text.ts'

/** A cell of the rule table with what holds in it, where that comes from, and what would hold if this place had no rule of its own. */
export const ruleEntry = z.strictObject({
  ...ruleCell,
  rule: messageRule,
  origin: ruleOrigin,
  /** The origin in words. */
  explained: z.string(),
  inherited: z.strictObject({ rule: messageRule, origin: ruleOrigin }).nullable(),
})
export type RuleEntry = z.infer<typeof ruleEntry>

export const ruleFilter = z.strictObject({
  event: z.enum(messageEvents).optional(),
  channel: channel.optional(),
  /** Only rules that are on, or off. */
  on: z.enum(['yes', 'no']).optional(),
})
export const ruleList = z.strictObject({ rules: z.array(ruleEntry) })
export const ruleAnswer = z.strictObject({ rule: ruleEntry })
export const ruleSaved = z.strictObject({ rev: z.int(), rule: ruleEntry })

export const templateOrigin = z.enum(['default', 'brand', 'shop'])
export const templateEntry = z.strictObject({ ...template.shape, origin: templateOrigin })
export type TemplateEntry = z.infer<typeof templateEntry>
export const templateInput = template.omit({ id: true })
export const templateList = z.strictObject({ templates: z.array(templateEntry) })
export const templateAnswer = z.strictObject({ template: templateEntry })
export const templateSaved = z.strictObject({ rev: z.int(), template: templateEntry })

/** POST …/im/templates/preview: how texts would look and sound, with samples for the parameters that are not given. */
export const previewRequest = z.strictObject({
  event: chosenId,
  texts: templateTexts,
  params: z.record(chosenId, text(200)).default({}),
})
export type PreviewRequest = z.infer<typeof previewRequest>
export const previewAnswer = z.strictObject({
  /** Null where the text has a fault or a parameter has neither a value nor a sample. */
  zh: wording.nullable(),
  en: wording.nullable(),
  /** What stands in the way of saving. */
  faults: z.array(z.strictObject({ path: z.enum(['zh', 'en']), message: z.string() })),
  missing: z.array(z.string()),
})
export type Preview = z.infer<typeof previewAnswer>

/** GET /v1/im/events: what the message centre knows to speak about. */
export const eventCatalog = z.strictObject({
  events: z.array(
    z.strictObject({
      event: z.enum(messageEvents),
      sources: z.array(z.enum(ruleSources)),
      params: z.array(z.strictObject({ name: z.enum(namesOf(PARAMETERS)), sample: z.strictObject({ zh: z.string(), en: z.string() }) })),
    }),
  ),
})
export type EventCatalog = z.infer<typeof eventCatalog>

function namesOf<K extends string>(table: Record<K, unknown>): [K, ...K[]] {
  return Object.keys(table) as [K, ...K[]]
}
