import type { MessageRule, RuleCell, RuleOrigin } from '@passline/shared/rule'
import type { RuleEntry } from '@passline/shared/ruleApi'
import { faultsOf, type Template } from '@passline/shared/template'
import type { ExplainedRule, RuleBook } from './ruleBook.ts'
import type { Refusal } from './view.ts'

/** Why a rule cannot be set in a cell: its template is unknown, or of another event. Null when it can. */
export function refusalOfRule(book: RuleBook, cell: RuleCell, rule: MessageRule): Refusal | null {
  if (rule.templateId === null) return null
  const template = book.templateFor(rule.templateId)
  if (!template) return { code: 'unknownTemplate', detail: `No template "${rule.templateId}".` }
  if (template.event !== cell.event)
    return { code: 'unknownTemplate', detail: `The template "${template.id}" is for ${template.event}, not for ${cell.event}.` }
  return null
}

/** Why a template cannot be saved: a fault in its texts [M5], or an event that is not the one it is used for. Null when it can. */
export function refusalOfTemplate(book: RuleBook, { id, event, texts }: Template): Refusal | null {
  const known = book.templateFor(id)
  if (known && known.event !== event)
    return { code: 'alreadyExists', detail: `The template "${id}" is for ${known.event}; choose another id for ${event}.` }
  const [fault] = faultsOf(event, texts)
  return fault ? { code: 'templateInvalid', detail: `The ${fault.path} text ${fault.message}.` } : null
}

/** A cell as a shop reads it, or its brand. */
export function ruleEntry(explained: ExplainedRule, reader: 'brand' | 'shop'): RuleEntry {
  const { event, source, channel, rule, origin } = explained
  return { event, source, channel, rule, origin, explained: EXPLAINED[origin](reader), inherited: inherited(explained) }
}

const EXPLAINED: Record<RuleOrigin, (reader: 'brand' | 'shop') => string> = {
  default: () => 'The default.',
  brand: (reader) => (reader === 'shop' ? 'From the brand.' : 'Set by the brand.'),
  shop: () => 'Overridden here.',
}

/** What would hold if the innermost own rule were taken back. */
function inherited({ origin, brand, default: usual }: ExplainedRule): RuleEntry['inherited'] {
  if (origin === 'shop' && brand) return { rule: brand, origin: 'brand' }
  return origin !== 'default' && usual ? { rule: usual, origin: 'default' } : null
}
