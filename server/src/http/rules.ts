import { channels } from '@passline/shared/channel'
import { type BrandId, brandId, chosenId, shopId as shopIdSchema } from '@passline/shared/ids'
import { MESSAGE_EVENTS, messageEvents, PARAMETERS } from '@passline/shared/messageEvent'
import { cellKey, everyCell, messageRule, type RuleCell, sourcesOf } from '@passline/shared/rule'
import { type EventCatalog, eventCatalog, type RuleEntry, ruleAnswer, ruleFilter, ruleList, ruleSaved } from '@passline/shared/ruleApi'
import * as z from 'zod'
import type { Reply } from '../actions/desk/command.ts'
import type { Desk } from '../actions/desk/Desk.ts'
import { changeBrandRule, changeShopRule } from '../actions/messages/changeRule.ts'
import { readBrandRules, readShopRules } from '../actions/messages/readRules.ts'
import { problemReply } from '../actions/reply.ts'
import type { Pool } from '../db/pool.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

const tag = 'Message rules'
const inShop = z.object({ shop: shopIdSchema })
const ofBrand = z.object({ brand: brandId })
/** An address that names no cell of the table is not found, so these are any names. */
const named = { event: chosenId, source: chosenId, channel: chosenId }
const cellOfShop = inShop.extend(named)
const cellOfBrand = ofBrand.extend(named)
const SHOP_CELL = '/v1/shops/{shop}/im/rules/{event}/{source}/{channel}'
const BRAND_CELL = '/v1/brands/{brand}/im/rules/{event}/{source}/{channel}'

export function ruleEndpoints({ desk, pool }: { desk: Desk; pool: Pool }): Endpoint[] {
  const inDesk = { desk, db: pool.db }
  return [
    endpoint({
      method: 'get',
      path: '/v1/im/events',
      tag,
      summary: 'List the events that messages are about',
      description: 'Of each event the sources that its rules tell apart, and the parameters that its templates may name, with samples.',
      permission: null,
      answer: { status: 200, schema: eventCatalog },
      handle: async () => ok(CATALOG),
    }),
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/im/rules',
      tag,
      summary: 'Read the rule table as it applies to a shop',
      description:
        'Every cell (event × source × channel) with the rule that holds, where it comes from (`default`, `brand`, `shop`), and what would hold ' +
        `without it. Times are seconds. Channels: ${channels.join(', ')}.`,
      permission: 'readMessages',
      params: inShop,
      query: ruleFilter,
      answer: { status: 200, schema: ruleList },
      handle: async ({ shopId, query }) => ok({ rules: filtered(await readShopRules(pool.db, shopId), query) }),
    }),
    endpoint({
      method: 'put',
      path: SHOP_CELL,
      tag,
      summary: 'Give a shop a rule of its own',
      description: 'It holds instead of that of the brand. Messages that are under way ask it before they are sent.',
      permission: 'messageRules',
      params: cellOfShop,
      body: messageRule,
      answer: { status: 200, schema: ruleSaved },
      refusals: ['unknownTemplate'],
      handle: ({ asker, params, body }) => withCell(params, (cell) => changeShopRule(inDesk, asker, cell, body)),
    }),
    endpoint({
      method: 'delete',
      path: SHOP_CELL,
      tag,
      summary: "Let the brand's rule hold in a shop again",
      permission: 'messageRules',
      params: cellOfShop,
      answer: { status: 200, schema: ruleSaved },
      handle: ({ asker, params }) => withCell(params, (cell) => changeShopRule(inDesk, asker, cell, null)),
    }),
    endpoint({
      method: 'get',
      path: '/v1/brands/{brand}/im/rules',
      tag,
      summary: 'Read the rule table of a brand',
      permission: 'everyShop',
      params: ofBrand,
      query: ruleFilter,
      answer: { status: 200, schema: ruleList },
      handle: ({ params, query }) => rulesOfBrand(pool, params.brand, query),
    }),
    endpoint({
      method: 'put',
      path: BRAND_CELL,
      tag,
      summary: 'Set a rule for all shops of a brand',
      description: 'Shops that have a rule of their own in this cell keep it.',
      permission: 'everyShop',
      params: cellOfBrand,
      body: messageRule,
      answer: { status: 200, schema: ruleAnswer },
      refusals: ['unknownTemplate'],
      handle: ({ asker, params, body }) => withCell(params, (cell) => changeBrandRule(pool, asker.key, params.brand, cell, body)),
    }),
    endpoint({
      method: 'delete',
      path: BRAND_CELL,
      tag,
      summary: 'Let the default hold for a brand again',
      permission: 'everyShop',
      params: cellOfBrand,
      answer: { status: 200, schema: ruleAnswer },
      handle: ({ asker, params }) => withCell(params, (cell) => changeBrandRule(pool, asker.key, params.brand, cell, null)),
    }),
  ]
}

/** Finds the cell that an address names. */
async function withCell(
  address: { event: string; source: string; channel: string },
  act: (cell: RuleCell) => Promise<Reply>,
): Promise<Reply> {
  const cell = CELLS.get(cellKey(address))
  if (cell) return act(cell)
  const event = messageEvents.find((each) => each === address.event)
  const detail = event
    ? `The sources of ${event} are ${sourcesOf(event).join(', ')}; the channels are ${channels.join(', ')}.`
    : `No event "${address.event}"; GET /v1/im/events lists them.`
  return problemReply('notFound', { detail })
}

const CELLS: ReadonlyMap<string, RuleCell> = new Map(everyCell().map((cell) => [cellKey(cell), cell]))

async function rulesOfBrand(pool: Pool, brand: BrandId, query: z.infer<typeof ruleFilter>): Promise<Reply> {
  const rules = await readBrandRules(pool.db, brand)
  return rules ? ok({ rules: filtered(rules, query) }) : problemReply('notFound', { detail: `No brand "${brand}".` })
}

function filtered(rules: RuleEntry[], { event, channel, on }: z.infer<typeof ruleFilter>): RuleEntry[] {
  return rules.filter(
    (each) => (!event || each.event === event) && (!channel || each.channel === channel) && (!on || each.rule.on === (on === 'yes')),
  )
}

const CATALOG: EventCatalog = {
  events: messageEvents.map((event) => ({
    event,
    sources: [...sourcesOf(event)],
    params: MESSAGE_EVENTS[event].parameters.map((name) => ({ name, sample: PARAMETERS[name].sample })),
  })),
}
