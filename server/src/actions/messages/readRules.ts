import type { RuleEntry, TemplateEntry } from '@passline/shared/ruleApi'
import type { Db } from '../../db/types.ts'
import { type RuleBook, ruleBook } from '../../rules/ruleBook.ts'
import { ruleEntry } from '../../rules/ruleSetting.ts'
import { readRulesOfBrand, readRulesOfShop } from '../../store/rules.ts'
import { readBrands } from '../../store/shops.ts'

/** The rule table as it applies to a shop, each cell explained [M2]. */
export async function readShopRules(db: Db, shopId: string): Promise<RuleEntry[]> {
  const book = ruleBook(await readRulesOfShop(db, shopId))
  return book.everyRule().map((each) => ruleEntry(each, 'shop'))
}

/** The rule table of a brand. @returns null when there is no such brand */
export async function readBrandRules(db: Db, brandId: string): Promise<RuleEntry[] | null> {
  const rules = (await bookOfBrand(db, brandId))?.everyRule()
  return rules?.map((each) => ruleEntry(each, 'brand')) ?? null
}

/** The templates that a shop can use: the defaults, and those of its brand and its own. */
export async function readShopTemplates(db: Db, shopId: string): Promise<TemplateEntry[]> {
  return entriesOf(ruleBook(await readRulesOfShop(db, shopId)))
}

/** The templates of a brand. @returns null when there is no such brand */
export async function readBrandTemplates(db: Db, brandId: string): Promise<TemplateEntry[] | null> {
  const book = await bookOfBrand(db, brandId)
  return book && entriesOf(book)
}

async function bookOfBrand(db: Db, brandId: string): Promise<RuleBook | null> {
  const [brands, own] = await Promise.all([readBrands(db), readRulesOfBrand(db, brandId)])
  return brands.some((brand) => brand.id === brandId) ? ruleBook(own) : null
}

function entriesOf(book: RuleBook): TemplateEntry[] {
  return book.everyTemplate().map(({ template, origin }) => ({ ...template, origin }))
}
