import type { PlaceOrderAnswer, PlaceOrderInput } from '@passline/shared/api'
import type { Till } from './till.ts'

const LONG = {
  chicken: ['外婆秘制红烧肉配时令笋干与溏心卤蛋双拼煲', 'Slow-braised pork belly with bamboo shoots and soy-marbled eggs', 'hot'],
  fish: ['金汤酸菜龙利鱼片配手工红薯宽粉家庭分享装', 'Sole fillets in golden broth with hand-cut sweet potato noodles', 'hot'],
  cold: ['桂花糯米藕与话梅小番茄冰镇时令水果双拼盘', 'Osmanthus lotus root and plum-marinated cherry tomatoes', 'cold'],
  buns: ['蟹黄鲜肉生煎包', 'Crispy pan-fried buns (pork, crab roe, chives) ×8', 'dough'],
  drink: ['手打鸭屎香柠檬茶（少冰少糖加椰果）', 'Hand-shaken Phoenix oolong lemon tea, half sugar', 'bar'],
} as const

/** What is due at once: it is late before the wall is looked at. */
const HASTY_MINUTES = 1
const LONG_NOTE = '孩子吃，不要辣椒不要花椒不要胡椒，酱油少放，切小块，最后上，分两个盘子装'

type Line = PlaceOrderInput['lines'][number]

/** Fills a shop with what real evenings have and demos have not: long names, long tickets, every state at once. */
export async function fillEvening(till: Till): Promise<void> {
  await prepareShop(till)
  await fillKitchen(till)
  await fillPass(till)
  for (const dish of ['jellyfish', 'cold', 'sesame-balls']) await till.soldOut(dish)
  await till.asManager('PUT', 'dishes/tsingtao/remaining', { remaining: 4 })
  await letWristbandWait(till)
  await callPeople(till)
}

async function prepareShop(till: Till): Promise<void> {
  for (const [sort, [id, [zh, en, stationId]]] of Object.entries(LONG).entries()) {
    const dish = { name: { zh, en }, priceFen: 128_00, stationId, expectedMinutes: HASTY_MINUTES, sort }
    await till.asManager('PUT', `dishes/${id}`, { ...dish, allergens: id === 'chicken' ? ['egg', 'soy'] : [], timerSeconds: 480 })
  }
  await till.asManager('PUT', 'dishes/only-chinese', { name: { zh: '现拆蟹粉豆腐' }, priceFen: 88_00, stationId: 'hot' })
  await till.asManager('PUT', 'rooms/river', { name: '望江阁江景贵宾厅', area: '8 楼' })
  await till.asManager('PUT', 'rooms/suite', { name: 'Presidential Suite', area: '9 楼' })
  const ticker = {
    zh: '今晚八点半大堂有茶艺表演，欢迎携家人观看',
    en: 'Tea ceremony in the lobby at half past eight, everybody is welcome',
  }
  await till.asManager('PATCH', '', { settings: { uncollectedMinutes: 1, ticker } })
}

/** Tickets of all lengths, waiting, making, added to, rushed, cancelled, with allergies, notes and courses. */
async function fillKitchen(till: Till): Promise<void> {
  const long = await order(till, 'river', TWELVE_LINES, { note: LONG_NOTE })
  await till.act(['start'], ids(long).slice(0, 3))
  await till.act(['done'], ids(long).slice(0, 1))
  await till.act(['rush'], ids(long).slice(4, 5))
  await order(till, 'river', [line('buns', 2), line('drink', 3)])
  await order(till, '806', [line('fish', 1, LONG_NOTE), plain('only-chinese', 12)], {
    allergies: ['peanut', 'crustacean'],
    allergyNote: '对芒果也过敏',
  })
  const cancelled = await order(till, 'suite', [line('cold'), line('chicken', 2), line('buns')])
  await till.act(['cancel'], ids(cancelled).slice(0, 2))
  const courses = [plain('smashed-cucumber'), { ...line('fish'), course: 2 }, { ...line('drink', 4), course: 3 }]
  await order(till, '902', courses)
  await order(till, '801', [line('fish'), plain('braised-pork', 2), line('drink', 2)])
  for (const room of ['803', '804', '805', '807', '808'])
    await order(till, room, [line('chicken'), plain('pork-dumplings', 2), plain('grilled-oysters')])
  await till.place({ source: 'wristband', place: { kind: 'wristband', id: 'c017' }, lines: [line('drink', 2)] })
  await till.place({ source: 'platform', platform: { name: '美团外卖', orderNo: '2300187655021348' }, lines: [line('fish'), line('buns')] })
}

/** Goods that are made, called once and again, picked up and delivered. */
async function fillPass(till: Till): Promise<void> {
  const part = await order(till, '809', [line('fish', 2), line('cold'), plain('mango-sago', 2)])
  await till.act(['start', 'done', 'call'], ids(part).slice(0, 1))
  const whole = await order(till, '810', [line('chicken'), line('buns', 2), plain('mango-sago', 2)])
  await till.act(['start', 'done', 'call'], ids(whole))
  await till.act(['call'], ids(whole))
  const made = await order(till, '811', [line('buns'), plain('green-beans')])
  await till.act(['start', 'done'], ids(made))
  const away = await till.place({ source: 'takeAway', lines: [line('drink', 2), line('chicken')] })
  await till.act(
    ['start', 'done', 'call'],
    away.order.goods.map(({ id }) => id),
  )
  const carried = await order(till, '812', [line('fish'), line('buns', 3)])
  await till.act(['start', 'done', 'call'], ids(carried))
  await till.act(['pickUp'], ids(carried))
}

/** From here on somebody must accept what a wristband orders: this one waits for it. */
async function letWristbandWait(till: Till): Promise<void> {
  await till.asManager('PATCH', '', { settings: { confirmWristband: true } })
  const lines = [line('chicken', 2, LONG_NOTE), line('drink', 3), plain('only-chinese')]
  await till.place({ source: 'wristband', place: { kind: 'wristband', id: 'c018' }, lines })
}

async function callPeople(till: Till): Promise<void> {
  await till.callStaff('water')
  await till.callStaff('other', '麻烦送两套儿童餐具、一把儿童椅，再帮忙把空调调低两度，谢谢')
}

function order(till: Till, room: string, lines: Line[], more: Partial<PlaceOrderInput> = {}): Promise<PlaceOrderAnswer> {
  return till.place({ source: 'roomPad', place: { kind: 'room', id: room }, lines, ...more })
}

function ids({ order: { goods } }: PlaceOrderAnswer): string[] {
  return goods.map(({ id }) => id)
}

function line(dishId: keyof typeof LONG, quantity = 1, note = ''): Line {
  return { dishId, quantity, note }
}

function plain(dishId: string, quantity = 1): Line {
  return { dishId, quantity }
}

const SPICE = { groupId: 'spice', choiceId: 'medium' }
const WITHOUT = ['scallion', 'coriander', 'garlic', 'msg'].map((choiceId) => ({ groupId: 'without', choiceId }))

const TWELVE_LINES: Line[] = [
  line('chicken', 2, LONG_NOTE),
  line('fish'),
  { dishId: 'kung-pao-chicken', quantity: 1, options: [SPICE, ...WITHOUT], note: '花生另外放' },
  { dishId: 'eggplant', quantity: 1, options: [SPICE] },
  { dishId: 'braised-pork', quantity: 2, options: [{ groupId: 'size', choiceId: 'large' }] },
  line('cold'),
  { dishId: 'smashed-cucumber', quantity: 1, options: WITHOUT.slice(0, 2) },
  line('buns', 12),
  plain('scallion-noodles', 3),
  { dishId: 'grilled-fish', quantity: 1, options: [SPICE] },
  line('drink', 8),
  plain('tsingtao', 24),
]
