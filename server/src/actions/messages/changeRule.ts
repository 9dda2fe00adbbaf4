import type { BrandId } from '@passline/shared/ids'
import type { MessageRule, RuleCell } from '@passline/shared/rule'
import { cellKey } from '@passline/shared/rule'
import type { Pool } from '../../db/pool.ts'
import type { Db } from '../../db/types.ts'
import { type RuleBook, ruleBook } from '../../rules/ruleBook.ts'
import { refusalOfRule, ruleEntry } from '../../rules/ruleSetting.ts'
import { readRulesOfBrand, readRulesOfShop, setBrandRule } from '../../store/rules.ts'
import { readBrands } from '../../store/shops.ts'
import { type Asker, commandBase } from '../asker.ts'
import type { Reply, WriteKey } from '../desk/command.ts'
import type { Desk } from '../desk/Desk.ts'
import { once } from '../once.ts'

interface Parts {
  desk: Desk
  db: Db
}

/**
 * Gives a shop a rule of its own for one cell of the rule table, or (null) lets the brand's hold again [M2]. What is under way asks the
 * rule again before it is sent.
 * @returns 200 with the cell; 422 unknownTemplate
 */
export async function changeShopRule({ desk, db }: Parts, asker: Asker, cell: RuleCell, rule: MessageRule | null): Promise<Reply> {
  const own = await readRulesOfShop(db, asker.shopId)
  const refused = refusalOfRule(ruleBook(own), cell, rule ?? NO_RULE)
  const others = own.shopRules.filter((each) => cellKey(each) !== cellKey(cell))
  const isNew = rule !== null || others.length < own.shopRules.length
  const after = ruleBook({ ...own, shopRules: rule ? [...others, { ...cell, rule }] : others })
  return desk.submit({
    ...commandBase(asker),
    decide: () => {
      if (refused) return { happenings: [], answer: () => ({ refused }) }
      return {
        happenings: isNew ? [{ name: 'messageRuleChanged', data: { ...cell, rule } }] : [],
        answer: (view) => ({ status: 200, body: { rev: view.rev, rule: ruleEntry(explained(after, cell), 'shop') } }),
      }
    },
  })
}

/** The same for a brand, and so for all its shops that have no rule of their own. @returns also 404 notFound for an unknown brand */
export function changeBrandRule(pool: Pool, key: WriteKey, brandId: BrandId, cell: RuleCell, rule: MessageRule | null): Promise<Reply> {
  return once(pool, key, async (tx) => {
    if (!(await readBrands(tx)).some((brand) => brand.id === brandId)) return { code: 'notFound', detail: `No brand "${brandId}".` }
    const refused = refusalOfRule(ruleBook(await readRulesOfBrand(tx, brandId)), cell, rule ?? NO_RULE)
    if (refused) return refused
    await setBrandRule(tx, brandId, cell, rule)
    const after = ruleBook(await readRulesOfBrand(tx, brandId))
    return { status: 200, body: { rule: ruleEntry(explained(after, cell), 'brand') } }
  })
}

/** Taking a rule back names no template that could be wrong. */
const NO_RULE = { templateId: null } as MessageRule

function explained(book: RuleBook, cell: RuleCell) {
  const found = book.everyRule().find((each) => cellKey(each) === cellKey(cell))
  if (!found) throw new Error(`The rule table has no cell ${cellKey(cell)}.`)
  return found
}
