import type { Problem } from '@passline/shared/api'
import type { MessageRule } from '@passline/shared/rule'
import type { Preview, RuleEntry, TemplateEntry } from '@passline/shared/ruleApi'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, type Answer, agreed } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'

let app: TestApp
let manager: Actor

beforeAll(async () => {
  app = await startTestApp()
  manager = app.shop.staff.manager
})
afterAll(() => app.stop())

const CELL = 'orderPlaced/roomPad/kitchen'
const spoken: Partial<MessageRule> = { msgType: 1, templateId: 'orderPlaced', times: 3, interval: 15 }

async function cellOfShop(cell = CELL, who = manager): Promise<RuleEntry | undefined> {
  const [event, source, channel] = cell.split('/')
  const { rules } = await agreed(who.call<{ rules: RuleEntry[] }>('GET', `/v1/shops/${who.shopId}/im/rules?event=${event}`))
  return rules.find((each) => each.source === source && each.channel === channel)
}

const ofShop = (cell = CELL) => `/v1/shops/${app.shop.id}/im/rules/${cell}`
const ofBrand = (cell = CELL) => `/v1/brands/shanhai/im/rules/${cell}`

test('[M2] a cell says what holds and where it comes from: the default, the brand, or here', async () => {
  expect(await cellOfShop()).toMatchObject({
    origin: 'default',
    explained: 'The default.',
    inherited: null,
    rule: { times: 2, interval: 20 },
  })

  await agreed(app.owner.call('PUT', ofBrand(), { ...spoken, times: 5 }))
  expect(await cellOfShop()).toMatchObject({ origin: 'brand', explained: 'From the brand.', rule: { times: 5 } })

  await agreed(manager.call('PUT', ofShop(), spoken))
  expect(await cellOfShop()).toMatchObject({
    origin: 'shop',
    explained: 'Overridden here.',
    rule: { times: 3, interval: 15 },
    inherited: { origin: 'brand', rule: { times: 5 } },
  })

  await agreed(manager.call('DELETE', ofShop()))
  expect(await cellOfShop()).toMatchObject({ origin: 'brand', rule: { times: 5 } })
  await agreed(app.owner.call('DELETE', ofBrand()))
  expect(await cellOfShop()).toMatchObject({ origin: 'default', rule: { times: 2 } })
})

test('[M2] a rule of one shop is not a rule of another', async () => {
  const other = await app.addShop('xihu')
  await agreed(manager.call('PUT', ofShop(), { on: false, templateId: 'orderPlaced' }))
  expect((await cellOfShop())?.rule.on).toBe(false)
  expect((await cellOfShop(CELL, other.staff.manager))?.rule.on).toBe(true)
  await agreed(manager.call('DELETE', ofShop()))
})

test("[M2] a shop's own rule is in its journal, once", async () => {
  const before = (await agreed(manager.snapshot())).rev
  await agreed(manager.call('PUT', ofShop(), spoken))
  await agreed(manager.call('DELETE', ofShop()))
  await agreed(manager.call('DELETE', ofShop()))
  const { events } = await agreed(manager.events(before))
  expect(events.map((event) => event.name)).toEqual(['messageRuleChanged', 'messageRuleChanged'])
  expect(events.map((event) => event.name === 'messageRuleChanged' && event.data.rule?.times)).toEqual([3, undefined])
})

test('every cell of the table has a rule, and what is on can be filtered', async () => {
  const { rules } = await agreed(manager.call<{ rules: RuleEntry[] }>('GET', `/v1/shops/${app.shop.id}/im/rules?on=yes&channel=board`))
  expect(rules.length).toBeGreaterThan(5)
  expect(rules.every((each) => each.rule.on && each.channel === 'board')).toBe(true)
})

test('[K18] by default an order from a room pad goes to kitchen and board, one from a wristband to the cashier', async () => {
  const { rules } = await agreed(manager.call<{ rules: RuleEntry[] }>('GET', `/v1/shops/${app.shop.id}/im/rules?on=yes&event=orderPlaced`))
  const channelsOf = (source: string) => rules.filter((each) => each.source === source).map((each) => each.channel)
  expect(channelsOf('roomPad')).toEqual(['kitchen', 'board'])
  expect(channelsOf('wristband')).toEqual(['cashier'])
})

test.each([
  ['a template that is not there', CELL, { ...spoken, templateId: 'nowhere' }, 'unknownTemplate', 'No template "nowhere"'],
  ['a template of another event', CELL, { ...spoken, templateId: 'rush' }, 'unknownTemplate', 'is for rush, not for orderPlaced'],
  [
    'a source that the event does not have',
    'padCall/roomPad/waiter',
    { ...spoken, templateId: 'padCall' },
    'notFound',
    'The sources of padCall are none',
  ],
  ['no template for something that is said', CELL, { msgType: 1 }, 'invalid', 'templateId'],
  ['more times than a person can bear', CELL, { ...spoken, times: 21 }, 'invalid', 'times'],
  ['an hour that is none', CELL, { ...spoken, quiet: { from: '25:00', to: '07:00' } }, 'invalid', 'quiet.from'],
  [
    'quiet hours that end when they begin',
    CELL,
    { ...spoken, quiet: { from: '22:00', to: '22:00' } },
    'invalid',
    'quiet: must end at another time of day than it begins',
  ],
])('[M2] a rule with %s is refused, and nothing changes', async (_, cell, rule, code, says) => {
  const answer = await manager.call('PUT', ofShop(cell), rule)
  expect(problemOf(answer)).toMatchObject({ code })
  expect(problemOf(answer).detail).toContain(says)
  expect((await cellOfShop(cell))?.origin ?? 'default').toBe('default')
})

test('[M5] a template with a parameter that its event does not have is refused, and the answer says which it has', async () => {
  const answer = await app.owner.call('PUT', '/v1/brands/shanhai/im/templates/cleaned', {
    event: 'roomCleaned',
    texts: { zh: '{roomName}已清洁，{goodsName}' },
  })
  expect(problemOf(answer)).toMatchObject({ code: 'templateInvalid' })
  expect(problemOf(answer).detail).toBe('The zh text names {goodsName}, which roomCleaned does not have; it has {target}, {roomName}.')
  expect((await templates()).some((each) => each.id === 'cleaned')).toBe(false)
})

test('[M5] a template is shown and said before it is saved', async () => {
  const shown = await preview({ event: 'orderPlaced', texts: { zh: '{roomName}房间下单了{goodsName}{num}份，请注意' } })
  expect(shown).toEqual({
    zh: { shown: '801房间下单了水饺2份，请注意', spoken: '八零幺房间下单了水饺两份，请注意' },
    en: expect.anything(),
    faults: [],
    missing: [],
  })
  const usual = await preview({ event: 'orderPlaced', texts: { zh: '{target}下单了{goods}，请注意' }, params: { num: '3' } })
  expect(usual.zh?.shown).toBe('801房间下单了水饺3份，请注意')
})

test('[M5] the preview names the faults instead of showing a hole', async () => {
  const shown = await preview({ event: 'soldOut', texts: { zh: '{goodsName}卖完了{', en: '{dish} is sold out' } })
  expect(shown).toMatchObject({ zh: null, en: null, faults: [{ path: 'zh' }, { path: 'en' }], missing: ['dish'] })
})

test('a template of a brand stands in place of the default until it is removed', async () => {
  const path = '/v1/brands/shanhai/im/templates/rush'
  await agreed(app.owner.call('PUT', path, { event: 'rush', texts: { zh: '{target}催单' } }))
  expect((await templates()).find((each) => each.id === 'rush')).toMatchObject({ origin: 'brand', texts: { zh: '{target}催单' } })
  await agreed(app.owner.call('DELETE', path))
  expect((await templates()).find((each) => each.id === 'rush')).toMatchObject({ origin: 'default' })
  expect(problemOf(await app.owner.call('DELETE', path)).code).toBe('notFound')
})

test('[M2] a shop words a template in its own way, and follows its brand again', async () => {
  const path = `/v1/shops/${app.shop.id}/im/templates/rush`
  const before = (await agreed(manager.snapshot())).rev
  await agreed(manager.call('PUT', path, { event: 'rush', texts: { zh: '快点，{target}' } }))
  expect((await templates()).find((each) => each.id === 'rush')).toMatchObject({ origin: 'shop', texts: { zh: '快点，{target}' } })
  const other = await app.addShop('lingyin')
  const elsewhere = await agreed(other.staff.manager.call<{ templates: TemplateEntry[] }>('GET', '/v1/shops/lingyin/im/templates'))
  expect(elsewhere.templates.find((each) => each.id === 'rush')).toMatchObject({ origin: 'default' })

  const taken = await agreed(manager.call<{ template: TemplateEntry }>('DELETE', path))
  expect(taken.template).toMatchObject({ origin: 'default' })
  expect(problemOf(await manager.call('DELETE', path)).code).toBe('notFound')
  const { events } = await agreed(manager.events(before))
  expect(events.map((event) => event.name)).toEqual(['messageTemplateChanged', 'messageTemplateChanged'])
})

test('[M5] a shop cannot save a template with a parameter that its event does not have', async () => {
  const path = `/v1/shops/${app.shop.id}/im/templates/soldOut`
  const answer = await manager.call('PUT', path, { event: 'soldOut', texts: { zh: '{seqNo}没了' } })
  expect(problemOf(answer)).toMatchObject({ code: 'templateInvalid' })
  expect((await templates()).find((each) => each.id === 'soldOut')).toMatchObject({ origin: 'default' })
})

test('a template that a rule names is not removed', async () => {
  const path = '/v1/brands/shanhai/im/templates/loud'
  await agreed(app.owner.call('PUT', path, { event: 'rush', texts: { zh: '快！{target}' } }))
  await agreed(manager.call('PUT', ofShop('rush/till/kitchen'), { templateId: 'loud' }))
  expect(problemOf(await app.owner.call('DELETE', path))).toMatchObject({ code: 'inUse' })
  await agreed(manager.call('DELETE', ofShop('rush/till/kitchen')))
  await agreed(app.owner.call('DELETE', path))
})

test('the id of a template of one event cannot be taken for another', async () => {
  const answer = await app.owner.call('PUT', '/v1/brands/shanhai/im/templates/rush', { event: 'soldOut', texts: { zh: '没了' } })
  expect(problemOf(answer)).toMatchObject({ code: 'alreadyExists' })
})

function problemOf(answer: Answer<unknown>): Problem {
  return answer.body as Problem
}

async function templates(): Promise<TemplateEntry[]> {
  return (await agreed(manager.call<{ templates: TemplateEntry[] }>('GET', `/v1/shops/${app.shop.id}/im/templates`))).templates
}

async function preview(body: { event: string; texts: { zh: string; en?: string }; params?: Record<string, string> }): Promise<Preview> {
  return agreed(manager.call<Preview>('POST', '/v1/im/templates/preview', body))
}
