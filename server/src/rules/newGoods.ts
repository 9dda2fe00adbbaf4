import type { OrderLine } from '@passline/shared/api'
import type { OrderGoods } from '@passline/shared/goods'
import type { OrderSource } from '@passline/shared/order'
import type { Dish } from '@passline/shared/shop'
import { heldFrom } from './holding.ts'
import type { Moment, Refusal, ShopView } from './view.ts'

interface Position {
  source: OrderSource
  /** What the order has already. */
  before: readonly OrderGoods[]
  round: number
  /** The number of the first new line. */
  firstLine: number
}

/**
 * The goods that lines of a request become, or why they cannot: every dish must be on the menu and on sale, and the options must fit.
 * Names and prices are frozen as they are now. Later courses [K23] and what the cashier has to accept [K26] are held.
 */
export function newGoods(
  view: ShopView,
  lines: readonly OrderLine[],
  position: Position,
  moment: Moment,
): OrderGoods[] | { refused: Refusal } {
  const unknown = lines.filter((line) => !view.dish(line.dishId))
  if (unknown.length > 0) return { refused: { code: 'unknownDish', dishIds: dishIdsOf(unknown) } }
  const soldOut = lines.filter((line) => view.dish(line.dishId)?.soldOut)
  if (soldOut.length > 0) return { refused: { code: 'soldOut', dishIds: dishIdsOf(soldOut) } }

  const goods: OrderGoods[] = []
  for (const [index, line] of lines.entries()) {
    const dish = view.dish(line.dishId) as Dish
    const options = chosenOptions(dish, line)
    if (typeof options === 'string')
      return { refused: { code: 'optionInvalid', detail: `lines[${index}]: ${options}`, dishIds: [dish.id] } }
    goods.push(goodsOf(dish, line, options, { line: position.firstLine + index, round: position.round }, moment))
  }
  const all = [...position.before, ...goods]
  return goods.map((each) => ({ ...each, held: heldFrom(position.source, each, all, view.shop.settings) }))
}

function dishIdsOf(lines: readonly OrderLine[]): string[] {
  return [...new Set(lines.map((line) => line.dishId))]
}

/** The options of a line with names and prices, or a sentence that says what is wrong. */
function chosenOptions(dish: Dish, line: OrderLine): OrderGoods['options'] | string {
  const taken = new Set<string>()
  const options: OrderGoods['options'] = []
  for (const { groupId, choiceId } of line.options) {
    const group = dish.options.find((each) => each.id === groupId)
    const choice = group?.choices.find((each) => each.id === choiceId)
    if (!choice) return `${dish.id} has no option ${groupId}/${choiceId}`
    if (taken.has(`${groupId}/${choiceId}`)) return `the option ${groupId}/${choiceId} is named twice`
    taken.add(`${groupId}/${choiceId}`)
    options.push({ groupId, choiceId, name: choice.name, priceFen: choice.priceFen })
  }
  for (const group of dish.options) {
    const count = options.filter((each) => each.groupId === group.id).length
    if (count < group.least || count > group.most)
      return `of option ${group.id}, take ${group.least} to ${group.most} choices, not ${count}`
  }
  return options
}

function goodsOf(
  dish: Dish,
  line: OrderLine,
  options: OrderGoods['options'],
  where: { line: number; round: number },
  moment: Moment,
): OrderGoods {
  return {
    id: moment.newId() as OrderGoods['id'],
    line: where.line,
    round: where.round,
    dishId: dish.id,
    name: dish.name,
    stationId: dish.stationId,
    priceFen: dish.priceFen,
    quantity: line.quantity,
    options,
    note: line.note,
    expectedMinutes: dish.expectedMinutes,
    timerSeconds: dish.timerSeconds,
    allergens: dish.allergens,
    course: line.course ?? dish.course,
    status: 'waiting',
    held: null,
    firedAt: null,
    addedAt: moment.at,
    startedAt: null,
    madeAt: null,
    calledAt: null,
    callCount: 0,
    pickedUpAt: null,
    deliveredAt: null,
    rushCount: 0,
    rushedAt: null,
    rushSeen: null,
    cancelledAt: null,
    cancelReason: null,
    cancelSeenAt: null,
    splitFrom: null,
  }
}
