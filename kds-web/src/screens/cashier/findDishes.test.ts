import { dish as dishSchema, station as stationSchema } from '@passline/shared/shop'
import { describe, expect, it } from 'vitest'
import { enterDish, findDishes } from './findDishes.ts'
import { readingsOf } from './spelling.ts'

const hot = stationSchema.parse({ id: 'hot', name: { zh: '热菜' }, sort: 1 })
const cold = stationSchema.parse({ id: 'cold', name: { zh: '凉菜' }, sort: 2 })
const stations = new Map([hot, cold].map((each) => [each.id as string, each]))
const menu = [
  dish('chicken', '宫保鸡丁', 'Kung Pao chicken'),
  dish('chongqing', '重庆小面', 'Chongqing noodles'),
  dish('fish', '剁椒鱼头', 'Fish head with chili'),
  dish('soup', '绿豆汤', 'Mung bean soup'),
  dish('wagyu', 'A5 和牛', 'A5 wagyu'),
  dish('chilled', '鸡丝凉面', '', 'cold'),
]

describe('searching the menu', () => {
  it('initials, whole pinyin, a mix of both and the beginning of it find a dish', () => {
    expect(['gbjd', 'gongbaojiding', 'gbjiding', 'gongb'].map(found)).toEqual([['chicken'], ['chicken'], ['chicken'], ['chicken']])
  })

  it('zh, ch and sh are initials too', () => {
    expect([found('chqxm'), found('cqxm')]).toEqual([['chongqing'], ['chongqing']])
  })

  it('a character with several readings is found by the one it has here, and by its others', () => {
    expect([found('chongqing'), found('zhongqing')]).toEqual([['chongqing'], ['chongqing']])
  })

  it('ü is typed as v or as u', () => {
    expect([found('lvdou'), found('ludou')]).toEqual([['soup'], ['soup']])
  })

  it('letters and digits in a Chinese name read as themselves', () => {
    expect([found('a5hn'), found('a5')]).toEqual([['wagyu'], ['wagyu']])
  })

  it('English words, part of them and their initials are found', () => {
    expect([found('noodles'), found('pao'), found('kpc')]).toEqual([['chongqing'], ['chicken'], ['chicken']])
  })

  it('all words must be found, in whatever language', () => {
    expect([found('fish 剁'), found('fish 鸡')]).toEqual([['fish'], []])
  })

  it('what begins a name stands before what stands within it', () => {
    expect(found('jd')).toEqual(['chicken'])
    expect(found('鸡')).toEqual(['chilled', 'chicken'])
    expect(found('j')).toEqual(['chilled', 'chicken', 'fish'])
  })

  it('without the spelling names are found all the same', () => {
    const view = { stationId: 'cold', readingsOf: null }
    expect(findDishes(menu, stations, { ...view, search: '小面' }).map(({ id }) => id)).toEqual(['chongqing'])
    expect(findDishes(menu, stations, { ...view, search: '' }).map(({ id }) => id)).toEqual(['chilled'])
  })

  it('Enter takes the first that is on sale, and nothing while nothing is searched', () => {
    const out = menu.map((each) => (each.id === 'chilled' ? { ...each, soldOut: true } : each))
    const hits = findDishes(out, stations, { stationId: null, search: '鸡', readingsOf })
    expect([enterDish(hits, '鸡')?.id, enterDish(out, ' ')]).toEqual(['chicken', null])
  })
})

function found(search: string) {
  return findDishes(menu, stations, { stationId: null, search, readingsOf }).map(({ id }) => id)
}

function dish(id: string, zh: string, en: string, stationId = 'hot') {
  return dishSchema.parse({ id, name: { zh, en }, priceFen: 100, stationId })
}
