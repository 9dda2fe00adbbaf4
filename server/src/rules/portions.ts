import type { OrderGoods } from '@passline/shared/goods'
import { type Language, spokenForm } from '@passline/shared/spoken'
import type { Wording } from '@passline/shared/template'
import type { Name } from '@passline/shared/text'
import { both, isSaid, joined, plain, said, together, type Wordings, wordingOf, wordingOfName } from './wordings.ts'

/** What is said of goods: the dishes with their portions, the dishes by name, and how many portions there are. */
export function portions(goods: readonly Pick<OrderGoods, 'dishId' | 'name' | 'quantity'>[]): {
  goods: Wordings
  goodsName: Wordings
  num: Wordings
} {
  const dishes = portionsOf(goods)
  return {
    goods: both((language) => listOf(dishes, language)),
    goodsName: both((language) => nameOf(dishes, language)),
    num: said('num', String(dishes.reduce((sum, each) => sum + each.quantity, 0))),
  }
}

/** The dish and the number that a program gave, in one: 水饺2份. */
export function portionsGiven(goodsName: Wordings, num: Wordings | undefined): Wordings {
  return num && isSaid(num) ? both((language) => portion(goodsName[language], num[language].shown, language)) : goodsName
}

/** The most dishes that are all named, and how many are named of more. */
const MOST_NAMED = 5
const NAMED_OF_MORE = 4

interface Portions {
  name: Name
  quantity: number
}

/** The same dish on several lines is one. */
function portionsOf(goods: Parameters<typeof portions>[0]): Portions[] {
  const dishes = new Map<string, Portions>()
  for (const { dishId, name, quantity } of goods) {
    const key = `${dishId} ${name.zh}`
    dishes.set(key, { name, quantity: quantity + (dishes.get(key)?.quantity ?? 0) })
  }
  return [...dishes.values()]
}

function listOf(dishes: readonly Portions[], language: Language): Wording {
  const isLong = dishes.length > MOST_NAMED
  const named = together(
    dishes
      .slice(0, isLong ? NAMED_OF_MORE : MOST_NAMED)
      .map((each) => portion(wordingOfName(each.name, language), String(each.quantity), language)),
    language,
  )
  if (!isLong) return named
  return language === 'zh'
    ? joined('', named, ofDishes(dishes.length))
    : joined(' and ', named, plain(`${dishes.length - NAMED_OF_MORE} more dishes`))
}

function nameOf(dishes: readonly Portions[], language: Language): Wording {
  const [first, second] = dishes
  if (!first) return plain('')
  const name = wordingOfName(first.name, language)
  if (!second) return name
  const others = dishes.length - 1
  return language === 'zh'
    ? joined('', name, ofDishes(dishes.length))
    : joined(' and ', name, plain(`${others} more ${others === 1 ? 'dish' : 'dishes'}`))
}

function ofDishes(count: number): Wording {
  return { shown: `等${count}道菜`, spoken: `等${spokenForm('count', String(count), 'zh')}道菜` }
}

/** 水饺2份, said 水饺两份; 2 × Dumplings, said 2 Dumplings. */
function portion(name: Wording, count: string, language: Language): Wording {
  const number = wordingOf('count', count, language)
  if (language === 'zh') return joined('', name, number, plain('份'))
  return { shown: `${number.shown} × ${name.shown}`, spoken: `${number.spoken} ${name.spoken}` }
}
