import type { BrandId } from '@passline/shared/ids'
import { cellKey } from '@passline/shared/rule'
import type { Template } from '@passline/shared/template'
import type { Pool } from '../../db/pool.ts'
import type { Db } from '../../db/types.ts'
import { type ExplainedRule, ruleBook } from '../../rules/ruleBook.ts'
import { refusalOfTemplate } from '../../rules/ruleSetting.ts'
import type { Refusal } from '../../rules/view.ts'
import { deleteTemplate, type OwnRules, readRulesOfBrand, readRulesOfShop, readUsesOfTemplate, saveTemplate } from '../../store/rules.ts'
import { readBrands } from '../../store/shops.ts'
import { type Asker, commandBase } from '../asker.ts'
import type { Reply, WriteKey } from '../desk/command.ts'
import type { Desk } from '../desk/Desk.ts'
import { once } from '../once.ts'

/**
 * Creates or changes a template of a brand. Messages that are written already keep their text.
 * @returns 200 with the template; 422 templateInvalid naming what is wrong and the parameters that the event has [M5]; 409 alreadyExists
 *   when the id belongs to a template of another event; 404 notFound for an unknown brand
 */
export function changeTemplate(pool: Pool, key: WriteKey, brandId: BrandId, template: Template): Promise<Reply> {
  return once(pool, key, async (tx) => {
    if (!(await readBrands(tx)).some((brand) => brand.id === brandId)) return { code: 'notFound', detail: `No brand "${brandId}".` }
    const refused = refusalOfTemplate(ruleBook(await readRulesOfBrand(tx, brandId)), template)
    if (refused) return refused
    await saveTemplate(tx, brandId, template)
    return { status: 200, body: { template: { ...template, origin: 'brand' } } }
  })
}

/**
 * Removes a template of a brand; the default of the same id holds again.
 * @returns 200; 404 notFound when the brand has no such template; 409 inUse when a rule names it and no default takes its place
 */
export function removeTemplate(pool: Pool, key: WriteKey, brandId: BrandId, id: string): Promise<Reply> {
  return once(pool, key, async (tx) => {
    const own = await readRulesOfBrand(tx, brandId)
    if (!own.brandTemplates.some((each) => each.id === id))
      return { code: 'notFound', detail: `The brand "${brandId}" has no template "${id}" of its own.` }
    const isGone = ruleBook({ ...own, brandTemplates: [] }).templateFor(id) === undefined
    const [use] = isGone ? await readUsesOfTemplate(tx, brandId, id) : []
    if (use) return { code: 'inUse', detail: `The rule ${use} names the template "${id}"; change that first.` }
    await deleteTemplate(tx, brandId, id)
    return { status: 200, body: {} }
  })
}

/**
 * Words a template for one shop, instead of its brand's or the default of the same id. Messages that are written already keep their text.
 * @returns 200 with the template; 422 templateInvalid; 409 alreadyExists when the id belongs to a template of another event
 */
export async function changeShopTemplate({ desk, db }: Parts, asker: Asker, template: Template): Promise<Reply> {
  const refused = refusalOfTemplate(ruleBook(await readRulesOfShop(db, asker.shopId)), template)
  const answered = { template: { ...template, origin: 'shop' } }
  return desk.submit({
    ...commandBase(asker),
    decide: () => ({
      happenings: refused ? [] : [{ name: 'messageTemplateChanged', data: { templateId: template.id, template } }],
      answer: (view) => (refused ? { refused } : { status: 200, body: { rev: view.rev, ...answered } }),
    }),
  })
}

/**
 * Lets the brand's template, or the default, hold in a shop again.
 * @returns 200 with what holds now; 404 notFound when the shop has none of its own; 409 inUse when a rule names it and nothing takes its place
 */
export async function removeShopTemplate({ desk, db }: Parts, asker: Asker, id: string): Promise<Reply> {
  const own = await readRulesOfShop(db, asker.shopId)
  const after = ruleBook({ ...own, shopTemplates: own.shopTemplates.filter((each) => each.id !== id) })
  const left = after.everyTemplate().find((each) => each.template.id === id)
  const refused = refusalOfRemoval(own, after.everyRule(), id, left !== undefined)
  return desk.submit({
    ...commandBase(asker),
    decide: () => ({
      happenings: refused ? [] : [{ name: 'messageTemplateChanged', data: { templateId: id, template: null } }],
      answer: (view) =>
        refused ? { refused } : { status: 200, body: { rev: view.rev, template: left ? { ...left.template, origin: left.origin } : null } },
    }),
  })
}

interface Parts {
  desk: Desk
  db: Db
}

function refusalOfRemoval(own: OwnRules, rules: readonly ExplainedRule[], id: string, hasOther: boolean): Refusal | null {
  if (!own.shopTemplates.some((each) => each.id === id)) return { code: 'notFound', detail: `The shop has no template "${id}" of its own.` }
  const use = hasOther ? undefined : rules.find((each) => each.rule.templateId === id)
  return use ? { code: 'inUse', detail: `The rule ${cellKey(use)} names the template "${id}"; change that first.` } : null
}
