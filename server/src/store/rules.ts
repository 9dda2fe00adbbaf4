import { type MessageRule, messageRule, type RuleCell } from '@passline/shared/rule'
import type { Template } from '@passline/shared/template'
import type { Db, Tx } from '../db/types.ts'

/** The rules and templates that a brand and one of its shops have set; `ruleBook` lays them over the defaults. */
export interface OwnRules {
  brandRules: (RuleCell & { rule: MessageRule })[]
  shopRules: (RuleCell & { rule: MessageRule })[]
  brandTemplates: Template[]
  shopTemplates: Template[]
}

/** What applies to a shop: the rules and templates of its own, and those of its brand. */
export async function readRulesOfShop(db: Db, shopId: string): Promise<OwnRules> {
  return ownRules(await db.run<OwnRow>(rulesOfShop, [shopId]))
}

/** The rules and templates of a brand. */
export async function readRulesOfBrand(db: Db, brandId: string): Promise<OwnRules> {
  return ownRules(await db.run<OwnRow>(rulesOfBrand, [brandId]))
}

interface OwnRow {
  rules: (RuleCell & { isShops: boolean; rule: unknown })[]
  templates: (Template & { isShops: boolean })[]
}

/** A rule written by an older server may lack what has come since: it gets the default of that. */
function ownRules([row]: OwnRow[]): OwnRules {
  const rules = (row?.rules ?? []).map(({ rule, ...rest }) => ({ ...rest, rule: messageRule.parse(rule) }))
  const templates = row?.templates ?? []
  return {
    brandRules: ofWhom(rules, false),
    shopRules: ofWhom(rules, true),
    brandTemplates: ofWhom(templates, false),
    shopTemplates: ofWhom(templates, true),
  }
}

function ofWhom<T extends { isShops: boolean }>(list: readonly T[], isShops: boolean): Omit<T, 'isShops'>[] {
  return list.filter((each) => each.isShops === isShops).map(({ isShops: _, ...rest }) => rest)
}

const list = (columns: string, from: string) => `coalesce((select json_agg(json_build_object(${columns})) from ${from}), '[]') `
const ruleColumns = "'event', r.event, 'source', r.source, 'channel', r.channel, 'rule', r.rule, 'isShops', r.shop_id <> ''"
const templateColumns = "'id', t.id, 'event', t.event, 'texts', t.texts, 'isShops', t.shop_id <> ''"
const rulesOfShop = {
  name: 'rules_of_shop',
  text: `select ${list(ruleColumns, "im_rule r where r.brand_id = s.brand_id and r.shop_id in ('', s.id)")} as rules,
      ${list(templateColumns, "im_template t where t.brand_id = s.brand_id and t.shop_id in ('', s.id)")} as templates
    from shop s where s.id = $1`,
}
const rulesOfBrand = {
  name: 'rules_of_brand',
  text: `select ${list(ruleColumns, "im_rule r where r.brand_id = b.id and r.shop_id = ''")} as rules,
      ${list(templateColumns, "im_template t where t.brand_id = b.id and t.shop_id = ''")} as templates
    from brand b where b.id = $1`,
}

/** Sets a rule of a brand; null takes it away, so that the default holds again. */
export async function setBrandRule(tx: Tx, brandId: string, cell: RuleCell, rule: MessageRule | null): Promise<void> {
  const key = [brandId, cell.event, cell.source, cell.channel]
  if (rule) await tx.run(brandRuleSaved, [...key, JSON.stringify(rule)])
  else await tx.run(brandRuleDeleted, key)
}

/** Sets a rule of a shop; null takes it away, so that the rule of its brand holds again. */
export async function setShopRule(tx: Tx, shopId: string, cell: RuleCell, rule: MessageRule | null): Promise<void> {
  const key = [shopId, cell.event, cell.source, cell.channel]
  if (rule) await tx.run(shopRuleSaved, [...key, JSON.stringify(rule)])
  else await tx.run(shopRuleDeleted, key)
}

const replacing = 'on conflict (brand_id, shop_id, event, source, channel) do update set rule = excluded.rule'
const brandRuleSaved = {
  name: 'save_brand_rule',
  text: `insert into im_rule (brand_id, shop_id, event, source, channel, rule) values ($1, '', $2, $3, $4, $5) ${replacing}`,
}
const brandRuleDeleted = {
  name: 'delete_brand_rule',
  text: "delete from im_rule where brand_id = $1 and shop_id = '' and event = $2 and source = $3 and channel = $4",
}
const shopRuleSaved = {
  name: 'save_shop_rule',
  text: `insert into im_rule (brand_id, shop_id, event, source, channel, rule)
    select s.brand_id, s.id, $2, $3, $4, $5 from shop s where s.id = $1 ${replacing}`,
}
const shopRuleDeleted = {
  name: 'delete_shop_rule',
  text: 'delete from im_rule where shop_id = $1 and event = $2 and source = $3 and channel = $4',
}

/** Creates or changes a template of a brand. What is written already keeps the text it was written with. */
export async function saveTemplate(tx: Tx, brandId: string, template: Template): Promise<void> {
  await tx.run(templateSaved, [brandId, template.id, template.event, JSON.stringify(template.texts)])
}

const templateSaved = {
  name: 'save_template',
  text: `insert into im_template (brand_id, id, event, texts) values ($1, $2, $3, $4)
    on conflict (brand_id, shop_id, id) do update set event = excluded.event, texts = excluded.texts`,
}

/** Words a template for one shop; null: as its brand has it. */
export async function setShopTemplate(tx: Tx, shopId: string, id: string, template: Template | null): Promise<void> {
  if (template) await tx.run(shopTemplateSaved, [shopId, id, template.event, JSON.stringify(template.texts)])
  else await tx.run({ name: 'delete_shop_template', text: 'delete from im_template where shop_id = $1 and id = $2' }, [shopId, id])
}

const shopTemplateSaved = {
  name: 'save_shop_template',
  text: `insert into im_template (brand_id, shop_id, id, event, texts) select s.brand_id, s.id, $2, $3, $4 from shop s where s.id = $1
    on conflict (brand_id, shop_id, id) do update set event = excluded.event, texts = excluded.texts`,
}

/** Removes a template of a brand; a default of the same id holds again. @returns false when the brand has none with this id */
export async function deleteTemplate(tx: Tx, brandId: string, id: string): Promise<boolean> {
  const rows = await tx.run(
    { name: 'delete_template', text: "delete from im_template where brand_id = $1 and shop_id = '' and id = $2 returning id" },
    [brandId, id],
  )
  return rows.length === 1
}

/** The rules of a brand and its shops that name a template: event/source/channel, with the shop in front when it is a shop's own. */
export async function readUsesOfTemplate(db: Db, brandId: string, id: string): Promise<string[]> {
  return (await db.run<{ used: string }>(usesOfTemplate, [brandId, id])).map((row) => row.used)
}

const usesOfTemplate = {
  name: 'uses_of_template',
  text: `select concat_ws('/', nullif(shop_id, ''), event, source, channel) as used
    from im_rule where brand_id = $1 and rule ->> 'templateId' = $2 order by 1`,
}
