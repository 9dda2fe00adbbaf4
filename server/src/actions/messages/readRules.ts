import type { RuleEntry, TemplateEntry } from '@passline/shared/ruleApi'
import type { Db } from '../../db/types.ts'
import { ruleBook } from '../../rules/ruleBook.ts'
import { ruleEntry } from '../../rules/ruleSetting.ts'
import { readRulesOfBrand, readRulesOfShop } from '../../store/rules.ts'

/** The rule table as it applies to a shop, each cell explained [M2]. */
export async function readShopRules(db: Db, shopId: string): Promise<RuleEntry[]> {
  const book = ruleBook(await readRulesOfShop(db, shopId))
  return book.everyRule().map((each) => ruleEntry(each, 'shop'))
}

/** The rule table of a brand. */
export async function readBrandRules(db: Db, brandId: string): Promise<RuleEntry[]> {
  const book = ruleBook(await readRulesOfBrand(db, brandId))
  return book.everyRule().map((each) => ruleEntry(each, 'brand'))
}

/** The templates that a shop can use: the defaults, and those of its brand. */
export async function readShopTemplates(db: Db, shopId: string): Promise<TemplateEntry[]> {
  return entriesOf(ruleBook(await readRulesOfShop(db, shopId)))
}

export async function readBrandTemplates(db: Db, brandId: string): Promise<TemplateEntry[]> {
  return entriesOf(ruleBook(await readRulesOfBrand(db, brandId)))
}

function entriesOf(book: ReturnType<typeof ruleBook>): TemplateEntry[] {
  return book.everyTemplate().map(({ template, isOwn }) => ({ ...template, origin: isOwn ? 'brand' : 'default' }))
}
