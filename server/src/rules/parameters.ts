import { shownSeqNo } from '@passline/shared/businessDay'
import { clockStart, type OrderGoods } from '@passline/shared/goods'
import type { MessageEvent, ParameterName } from '@passline/shared/messageEvent'
import { type CateringOrder, type OrderPlace, type PlaceKind, placeKinds } from '@passline/shared/order'
import { type PadCall, type PadCallKind, padCallKinds } from '@passline/shared/padCall'
import type { Station } from '@passline/shared/shop'
import type { Language } from '@passline/shared/spoken'
import type { ParameterValues } from '@passline/shared/template'
import type { Name } from '@passline/shared/text'
import { allergenNames } from './allergenNames.ts'
import { portions, portionsGiven } from './portions.ts'
import { both, isSaid, joined, named, plain, said, together, type Wordings, wordingOf, wordingOfName } from './wordings.ts'

/** What was so when it happened, beside orders and goods; kept with the call of the message. */
export interface Facts {
  /** The request of the order that it is about, from 1. */
  round?: number
  place?: OrderPlace
  padCall?: Pick<PadCall, 'kind' | 'text' | 'place'>
  dish?: Name
  deviceName?: string
  technicianName?: string
  zoneName?: string
  /** The name of whoever answered. */
  answeredBy?: string
}

/** What a message is about, as it is now. */
export interface About extends Facts {
  order?: Pick<CateringOrder, 'source' | 'place' | 'platform' | 'seqNo' | 'rounds'> | undefined
  /** The goods whose reason stands. */
  goods?: readonly Pick<OrderGoods, 'dishId' | 'name' | 'quantity' | 'stationId'>[] | undefined
  stations?: { get(id: string): Pick<Station, 'name'> | undefined } | undefined
  /** How long it has taken: see `minutesOf`. */
  minutes?: number | undefined
}

/**
 * The values of the parameters of a template [M5]: from what the message is about, and from what a program gave, which wins. What is not
 * given is made of what is: `target` of `roomName`, `goods` of `goodsName` and `num`.
 */
export function parametersFor(about: About, given: Readonly<Record<string, string>> = {}): ParameterValues {
  return madeOf({ ...valuesOf(about), ...valuesGiven(given) }, new Set(Object.keys(given)))
}

type Clocked = Pick<OrderGoods, 'addedAt' | 'firedAt' | 'calledAt'>

/** How many whole minutes goods are late, or wait: since the kitchen had them, or since they were called. At least 1. */
export function minutesOf(event: MessageEvent, goods: readonly Clocked[], now: number): number {
  const since = goods.map((each) => Date.parse((event === 'goodsUncollected' ? each.calledAt : null) ?? clockStart(each)))
  return Math.max(1, Math.floor((now - Math.min(...since, now)) / 60_000))
}

type Values = Record<string, Wordings>

function valuesOf(about: About): Values {
  const { order, goods = [], padCall } = about
  const place = about.place ?? padCall?.place ?? order?.place ?? null
  return {
    ...(order ? valuesOfOrder(order, about.round) : {}),
    ...(place ? valuesOfPlace(place) : {}),
    ...(goods.length > 0 ? valuesOfGoods(goods, about.stations) : {}),
    ...(padCall ? valuesOfPadCall(padCall) : {}),
    ...(about.dish ? { goodsName: named(about.dish) } : {}),
    ...(about.deviceName ? { deviceName: said('deviceName', about.deviceName) } : {}),
    ...(about.technicianName ? { technicianName: said('technicianName', about.technicianName) } : {}),
    ...(about.zoneName ? { zoneName: zoneNamed(about.zoneName) } : {}),
    ...(about.answeredBy ? { waiterName: said('waiterName', about.answeredBy) } : {}),
    ...(about.minutes === undefined ? {} : { minutes: said('minutes', String(about.minutes)) }),
  }
}

function valuesOfOrder({ source, platform, seqNo, rounds }: NonNullable<About['order']>, round: number | undefined): Values {
  const number = said('seqNo', shownSeqNo(seqNo))
  const { zh, en } = WITHOUT_PLACE[source] ?? { zh: '', en: '' }
  const from = source === 'platform' && platform?.name ? { zh: platform.name, en: platform.name } : { zh, en }
  const request = rounds.find((each) => each.round === (round ?? 1))
  return {
    seqNo: number,
    target: {
      zh: joined('', wordingOf('name', from.zh, 'zh'), number.zh),
      en: joined(' ', wordingOf('name', from.en, 'en'), number.en),
    },
    note: noteOf(request),
  }
}

/** What stands in front of the number of an order that goes to no place. */
const WITHOUT_PLACE: Partial<Record<CateringOrder['source'], { zh: string; en: string }>> = {
  takeAway: { zh: '外带', en: 'Takeaway' },
  platform: { zh: '外卖', en: 'Delivery' },
}

/** An allergy is never left out; a guest who wrote nothing has a note too, so that a template with a note is said. */
function noteOf(request: CateringOrder['rounds'][number] | undefined): Wordings {
  const { note = '', allergies = [], allergyNote = '' } = request ?? {}
  return both((language) => {
    const { before, between, none } = NOTE[language]
    const named = [...allergies.map((each) => allergenNames[each][language]), allergyNote.trim()].filter(Boolean).join(between)
    return wordingOf('text', [note.trim(), named && `${before}${named}`].filter(Boolean).join('；') || none, language)
  })
}

const NOTE = {
  zh: { before: '过敏：', between: '、', none: '无' },
  en: { before: 'allergy: ', between: ', ', none: 'none' },
} as const satisfies Record<Language, object>

/** Words around the name of a place; a name that says what it is needs none. */
const PLACES: Record<PlaceKind, { parameter: ParameterName; zh: string; en: string; says: Record<Language, RegExp> }> = {
  room: { parameter: 'roomName', zh: '房间', en: 'Room', says: { zh: /[房间室厅厢阁院]$/, en: /\broom\b/i } },
  table: { parameter: 'tableName', zh: '桌', en: 'Table', says: { zh: /[桌台座位号]$/, en: /\btable\b/i } },
  wristband: { parameter: 'wristbandName', zh: '手牌', en: 'Wristband', says: { zh: /手牌/, en: /\bwristband\b/i } },
}

function valuesOfPlace({ kind, name }: Pick<OrderPlace, 'kind' | 'name'>): Values {
  const { parameter, zh, en, says } = PLACES[kind]
  const value = said(parameter, name)
  const target = {
    zh: says.zh.test(name) ? value.zh : joined('', value.zh, plain(zh)),
    en: says.en.test(name) ? value.en : joined(' ', plain(en), value.en),
  }
  return { [parameter]: value, target }
}

function valuesOfGoods(goods: NonNullable<About['goods']>, stations: About['stations']): Values {
  const names = [...new Set(goods.map((each) => each.stationId))].flatMap((id) => stations?.get(id)?.name ?? [])
  const stationName = both((language) =>
    together(
      names.map((each) => wordingOfName(each, language)),
      language,
    ),
  )
  return { ...portions(goods), ...(names.length > 0 && { stationName }) }
}

/** What a guest may call for, as the staff hear it. */
const CALLS: Record<PadCallKind, { zh: string; en: string }> = {
  waiter: { zh: '服务员', en: 'waiter' },
  water: { zh: '加水', en: 'water' },
  bill: { zh: '买单', en: 'the bill' },
  clean: { zh: '打扫', en: 'cleaning' },
  other: { zh: '其他', en: 'something else' },
}

function valuesOfPadCall({ kind, text }: NonNullable<About['padCall']>): Values {
  const words = text.trim()
  const [inWords, ofKind] = [said('text', words), both((language) => plain(CALLS[kind][language]))]
  if (!words) return { callKind: ofKind, text: ofKind }
  const withWords = both((language) => joined(language === 'zh' ? '，' : ', ', ofKind[language], inWords[language]))
  return { callKind: kind === 'other' ? inWords : withWords, text: inWords }
}

/** Zones that stand for the screens of a role; others bear the name that the shop gave them. */
const ZONES: Readonly<Record<string, { zh: string; en: string }>> = {
  kitchen: { zh: '后厨', en: 'kitchen' },
  pass: { zh: '传菜口', en: 'pass' },
  board: { zh: '叫号大厅', en: 'hall' },
  cashier: { zh: '收银台', en: 'cashier desk' },
}

function zoneNamed(zone: string): Wordings {
  const words = ZONES[zone]
  return words ? both((language) => plain(words[language])) : said('zoneName', zone)
}

function valuesGiven(given: Readonly<Record<string, string>>): Values {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, valueGiven(name, value.trim())]))
}

function valueGiven(name: string, value: string): Wordings {
  const kind = padCallKinds.find((each) => each === value)
  if (name === 'callKind' && kind) return both((language) => plain(CALLS[kind][language]))
  return said(name, name === 'seqNo' && /^\d+$/.test(value) ? `#${value}` : value)
}

/** Adds what can be made of what a program gave, where it did not give that itself. */
function madeOf(values: Values, given: ReadonlySet<string>): Values {
  const target = given.has('target') ? undefined : targetOf(values, given)
  const goods = given.has('goods') ? undefined : goodsOf(values, given)
  return { ...values, ...(target && { target }), ...(goods && { goods }) }
}

function targetOf(values: Values, given: ReadonlySet<string>): Wordings | undefined {
  const kind = placeKinds.find((each) => given.has(PLACES[each].parameter) && isSaid(values[PLACES[each].parameter]))
  return kind && valuesOfPlace({ kind, name: values[PLACES[kind].parameter]?.zh.shown ?? '' }).target
}

function goodsOf({ goodsName, num }: Values, given: ReadonlySet<string>): Wordings | undefined {
  const isGiven = given.has('goodsName') || given.has('num')
  return isGiven && goodsName && isSaid(goodsName) ? portionsGiven(goodsName, num) : undefined
}
