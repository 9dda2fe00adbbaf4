import type { Channel } from '@passline/shared/channel'
import { DEFAULT_RULES, ruleOff } from '@passline/shared/defaultRules'
import { DEFAULT_TEMPLATES } from '@passline/shared/defaultTemplates'
import { cellKey, everyCell, type MessageRule, type RuleCell, type RuleOrigin, type RuleSource } from '@passline/shared/rule'
import type { Template } from '@passline/shared/template'

/** A rule that a brand or a shop has set. */
export interface OwnRule extends RuleCell {
  rule: MessageRule
}

/** What a rule book is made of. */
export interface RuleBookStart {
  brandRules: readonly OwnRule[]
  /** Empty when the book is a brand's. */
  shopRules: readonly OwnRule[]
  brandTemplates: readonly Template[]
  /** Empty when the book is a brand's. */
  shopTemplates: readonly Template[]
}

/** A cell of the rule table with what applies and where it comes from; what others would say is null when they say nothing. */
export interface ExplainedRule extends RuleCell {
  rule: MessageRule
  origin: RuleOrigin
  brand: MessageRule | null
  default: MessageRule | null
}

/** The rules and templates that apply to a shop, or to a brand [M2]. */
export interface RuleBook {
  /** The rule that applies in a cell. An event of a program's own has none: it is off. */
  ruleFor(cell: { event: string; source: RuleSource; channel: Channel }): { rule: MessageRule; origin: RuleOrigin }
  /** Every cell in its fixed order. */
  everyRule(): ExplainedRule[]
  templateFor(id: string): Template | undefined
  /** Every template, by id, and who has written it. */
  everyTemplate(): { template: Template; origin: RuleOrigin }[]
}

/** A shop's own rules over those of its brand over the defaults; what nobody has set is off. */
export function ruleBook({ brandRules, shopRules, brandTemplates, shopTemplates }: RuleBookStart): RuleBook {
  const ofBrand = byCell(brandRules)
  const ofShop = byCell(shopRules)
  const templates = new Map<string, { template: Template; origin: RuleOrigin }>(defaultTemplates)
  for (const template of brandTemplates) templates.set(template.id, { template, origin: 'brand' })
  for (const template of shopTemplates) templates.set(template.id, { template, origin: 'shop' })
  const ruleFor: RuleBook['ruleFor'] = (cell) => {
    const key = cellKey(cell)
    const shop = ofShop.get(key)
    if (shop) return { rule: shop, origin: 'shop' }
    const brand = ofBrand.get(key)
    if (brand) return { rule: brand, origin: 'brand' }
    return { rule: DEFAULT_RULES.get(key) ?? ruleOff(cell as RuleCell), origin: 'default' }
  }
  return {
    ruleFor,
    everyRule: () =>
      everyCell().map((cell) => {
        const key = cellKey(cell)
        return { ...cell, ...ruleFor(cell), brand: ofBrand.get(key) ?? null, default: DEFAULT_RULES.get(key) ?? null }
      }),
    templateFor: (id) => templates.get(id)?.template,
    everyTemplate: () => [...templates.values()].sort((a, b) => (a.template.id < b.template.id ? -1 : 1)),
  }
}

const defaultTemplates = DEFAULT_TEMPLATES.map((template) => [template.id, { template, origin: 'default' }] as const)

function byCell(rules: readonly OwnRule[]): Map<string, MessageRule> {
  return new Map(rules.map((each) => [cellKey(each), each.rule]))
}
