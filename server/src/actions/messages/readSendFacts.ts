import { channels } from '@passline/shared/channel'
import type { OrderGoods } from '@passline/shared/goods'
import { isMessageEvent } from '@passline/shared/messageEvent'
import { unseenKey } from '@passline/shared/unseen'
import type { Db } from '../../db/types.ts'
import type { SendFacts } from '../../rules/maySend.ts'
import { minutesOf, parametersFor } from '../../rules/parameters.ts'
import { ruleBook } from '../../rules/ruleBook.ts'
import { readAccounts } from '../../store/accounts.ts'
import { readSeen } from '../../store/alarms.ts'
import { type DueMessage, readPadCallStates } from '../../store/due.ts'
import { readOrders } from '../../store/orders.ts'
import { type OwnRules, readRulesOfShop } from '../../store/rules.ts'
import { readUnseen } from '../../store/seeing.ts'
import { readShops, readStations } from '../../store/shops.ts'

/** Reads, in one flight, how the things stand that these messages are about, and nothing else. */
export async function readSendFacts(db: Db, shopId: string, rows: readonly DueMessage[], now: number): Promise<SendFacts<DueMessage>> {
  const unseenRows = rows.filter((row) => row.event === 'orderUnseen')
  const [orderIds, padCallIds] = [idsOf(rows, 'orderId'), idsOf(rows, 'padCallId')]
  const hasRules = rows.some((row) => isMessageEvent(row.event))
  const [shops, rules, stations, orders, padCalls, accounts, unseen, seen] = await Promise.all([
    hasRules ? readShops(db, shopId) : [],
    hasRules ? readRulesOfShop(db, shopId) : NO_RULES,
    rows.some(namesStation) ? readStations(db, shopId) : [],
    orderIds.length > 0 ? readOrders(db, shopId, orderIds) : [],
    padCallIds.length > 0 ? readPadCallStates(db, shopId, padCallIds) : [],
    rows.some((row) => row.channel === 'technician') ? readAccounts(db, shopId) : [],
    unseenRows.length > 0 ? readUnseen(db, shopId) : [],
    unseenRows.length > 0
      ? readSeen(
          db,
          unseenRows.flatMap((row) => row.subjects),
        )
      : new Set<string>(),
  ])
  const book = ruleBook(rules)
  const byOrder = new Map<string, (typeof orders)[number]>(orders.map((order) => [order.id, order]))
  const byPadCall = new Map(padCalls.map((call) => [call.id, call]))
  const byStation = new Map<string, (typeof stations)[number]>(stations.map((station) => [station.id, station]))
  const stillUnseen = new Set<string>(unseen.filter((each) => !seen.has(unseenKey(each))).map((each) => each.goodsId))
  const onClock = new Set(accounts.filter((account) => account.onClock).map((account) => account.id))
  return {
    now,
    timeZone: shops[0]?.timeZone ?? 'UTC',
    rules: ({ event, source }) =>
      isMessageEvent(event) ? new Map(channels.map((channel) => [channel, book.ruleFor({ event, source, channel }).rule])) : null,
    order: (id) => byOrder.get(id),
    padCall: (id) => byPadCall.get(id),
    isUnseen: (goodsId) => stillUnseen.has(goodsId),
    isOnClock: (accountId) => onClock.has(accountId),
    isAnybodyOnClock: () => onClock.size > 0,
    parameters: ({ event, call }, goods) => {
      const about = { ...call.facts, order: byOrder.get(call.orderId ?? ''), goods, stations: byStation, ...timeOf(event, goods, now) }
      return parametersFor(about, call.params)
    },
  }
}

const NO_RULES: OwnRules = { brandRules: [], shopRules: [], brandTemplates: [], shopTemplates: [] }

function namesStation({ texts }: DueMessage): boolean {
  return texts !== null && /\{stationName\}/.test(`${texts.zh} ${texts.en}`)
}

function timeOf(event: string, goods: readonly OrderGoods[], now: number): { minutes?: number } {
  return isMessageEvent(event) && goods.length > 0 ? { minutes: minutesOf(event, goods, now) } : {}
}

function idsOf(rows: readonly DueMessage[], which: 'orderId' | 'padCallId'): string[] {
  return [...new Set(rows.flatMap((row) => row.call[which] ?? []))]
}
