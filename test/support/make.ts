import type { dishInput, PlaceOrderInput } from '@passline/shared/api'
import type { PlaceKind } from '@passline/shared/order'
import type { Place, Station } from '@passline/shared/shop'
import type * as z from 'zod'

type Line = PlaceOrderInput['lines'][number]
type Rest = Partial<Omit<PlaceOrderInput, 'source' | 'place' | 'lines'>>

/** A line of an order: a dish by its id, how many portions, and what else is wanted. */
export function line(dishId: string, quantity = 1, rest: Partial<Omit<Line, 'dishId' | 'quantity'>> = {}): Line {
  return { dishId: dishId as Line['dishId'], quantity, ...rest }
}

/** An order of the till for a room, a table or a wristband: `tillOrder('room', '801', [line('dumplings', 2)])`. */
export function tillOrder(kind: PlaceKind, id: string, lines: Line[] = [line('dumplings')], rest: Rest = {}): PlaceOrderInput {
  return { source: 'till', place: placeRef(kind, id), lines, ...rest }
}

export function roomOrder(id: string, lines: Line[] = [line('dumplings')], rest: Rest = {}): PlaceOrderInput {
  return { source: 'roomPad', place: placeRef('room', id), lines, ...rest }
}

export function wristbandOrder(id: string, lines: Line[] = [line('dumplings')], rest: Rest = {}): PlaceOrderInput {
  return { source: 'wristband', place: placeRef('wristband', id), lines, ...rest }
}

export function takeAwayOrder(lines: Line[] = [line('dumplings')], rest: Rest = {}): PlaceOrderInput {
  return { source: 'takeAway', lines, ...rest }
}

export function platformOrder(orderNo: string, lines: Line[] = [line('dumplings')], rest: Rest = {}): PlaceOrderInput {
  return { source: 'platform', platform: { name: '美团', orderNo }, lines, ...rest }
}

function placeRef(kind: PlaceKind, id: string): NonNullable<PlaceOrderInput['place']> {
  return { kind, id: id as NonNullable<PlaceOrderInput['place']>['id'] }
}

type DishInput = z.input<typeof dishInput>

export function dishOf(zh: string, stationId: string, priceFen: number, rest: Partial<DishInput> = {}): DishInput {
  return { name: { zh }, stationId: stationId as DishInput['stationId'], priceFen, ...rest }
}

/** The small shop that tests are seeded with: by id, what the API is given. */
export const smallShop = {
  stations: {
    hot: { name: { zh: '热菜', en: 'Hot' }, sort: 1 },
    cold: { name: { zh: '凉菜', en: 'Cold' }, sort: 2 },
    bar: { name: { zh: '水吧', en: 'Bar' }, sort: 3 },
  } satisfies Record<string, Omit<Station, 'id'>>,
  dishes: {
    dumplings: dishOf('水饺', 'hot', 2800, { name: { zh: '水饺', en: 'Dumplings' }, expectedMinutes: 12 }),
    cucumber: dishOf('拍黄瓜', 'cold', 1200),
    tea: dishOf('乌龙茶', 'bar', 800),
    noodles: dishOf('牛肉面', 'hot', 2200, {
      options: [
        { id: 'spice', name: { zh: '辣度' }, least: 1, most: 1, choices: [choice('none', '不辣', 0), choice('hot', '辣', 0)] },
        {
          id: 'extra',
          name: { zh: '加料' },
          least: 0,
          most: 2,
          choices: [choice('egg', '鸡蛋', 300), choice('beef', '牛肉', 1200), choice('greens', '青菜', 200)],
        },
      ],
    }),
  } satisfies Record<string, DishInput>,
  places: [
    ['room', '801', '801'],
    ['room', '802', '802'],
    ['room', '803', '803'],
    ['table', 'A1', 'A1'],
    ['wristband', '66', '66'],
    ['wristband', '67', '67'],
  ] satisfies [Place['kind'], string, string][],
} as const

function choice(id: string, zh: string, priceFen: number) {
  return { id, name: { zh }, priceFen }
}
