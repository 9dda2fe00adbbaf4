import type { BrandId } from '@passline/shared/ids'
import type { Template } from '@passline/shared/template'
import type { Pool } from '../../db/pool.ts'
import { ruleBook } from '../../rules/ruleBook.ts'
import { refusalOfTemplate } from '../../rules/ruleSetting.ts'
import { deleteTemplate, readRulesOfBrand, readUsesOfTemplate, saveTemplate } from '../../store/rules.ts'
import { readBrands } from '../../store/shops.ts'
import type { Reply, WriteKey } from '../desk/command.ts'
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
