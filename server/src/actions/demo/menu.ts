import type { Allergen } from '@passline/shared/allergen'
import type { DishId, StationId } from '@passline/shared/ids'
import type { Dish, OptionGroup, Station } from '@passline/shared/shop'

const name = (zh: string, en: string) => ({ zh, en })

const spice: OptionGroup = {
  id: 'spice',
  name: name('辣度', 'Spice'),
  least: 1,
  most: 1,
  choices: [
    { id: 'none', name: name('免辣', 'No chilli'), priceFen: 0 },
    { id: 'mild', name: name('微辣', 'Mild'), priceFen: 0 },
    { id: 'medium', name: name('中辣', 'Medium'), priceFen: 0 },
    { id: 'hot', name: name('特辣', 'Extra hot'), priceFen: 0 },
  ],
}
const size: OptionGroup = {
  id: 'size',
  name: name('份量', 'Size'),
  least: 0,
  most: 1,
  choices: [
    { id: 'small', name: name('小份', 'Small'), priceFen: 0 },
    { id: 'large', name: name('大份', 'Large'), priceFen: 2000 },
  ],
}
const without: OptionGroup = {
  id: 'without',
  name: name('忌口', 'Without'),
  least: 0,
  most: 4,
  choices: [
    { id: 'scallion', name: name('免葱', 'No scallion'), priceFen: 0 },
    { id: 'coriander', name: name('免香菜', 'No coriander'), priceFen: 0 },
    { id: 'garlic', name: name('免蒜', 'No garlic'), priceFen: 0 },
    { id: 'msg', name: name('免味精', 'No MSG'), priceFen: 0 },
  ],
}
const ice: OptionGroup = {
  id: 'ice',
  name: name('冰量', 'Ice'),
  least: 1,
  most: 1,
  choices: [
    { id: 'normal', name: name('正常冰', 'Regular ice'), priceFen: 0 },
    { id: 'less', name: name('少冰', 'Less ice'), priceFen: 0 },
    { id: 'none', name: name('去冰', 'No ice'), priceFen: 0 },
    { id: 'warm', name: name('热', 'Warm'), priceFen: 0 },
  ],
}

/** The stations of the demo shops. */
export const demoStations: Station[] = [
  { id: 'hot' as StationId, name: name('热菜', 'Wok'), sort: 1 },
  { id: 'cold' as StationId, name: name('凉菜', 'Cold'), sort: 2 },
  { id: 'dough' as StationId, name: name('面点', 'Dough'), sort: 3 },
  { id: 'grill' as StationId, name: name('烧烤', 'Grill'), sort: 4 },
  { id: 'bar' as StationId, name: name('水吧', 'Bar'), sort: 5 },
]

type Row = [id: string, zh: string, en: string, yuan: number, minutes: number, ...options: OptionGroup[]]

const rows: Record<string, Row[]> = {
  hot: [
    ['kung-pao-chicken', '宫保鸡丁', 'Kung Pao chicken', 42, 12, spice, without],
    ['braised-pork', '红烧肉', 'Red-braised pork belly', 68, 15, size],
    ['boiled-beef', '水煮牛肉', 'Sichuan boiled beef', 78, 15, spice],
    ['mapo-tofu', '麻婆豆腐', 'Mapo tofu', 28, 10, spice, without],
    ['pineapple-pork', '菠萝咕咾肉', 'Sweet and sour pork', 52, 12],
    ['chilli-fish-head', '剁椒鱼头', 'Fish head with chopped chilli', 88, 20, spice],
    ['green-beans', '干煸四季豆', 'Dry-fried green beans', 32, 10, without],
    ['garlic-broccoli', '蒜蓉西兰花', 'Broccoli with garlic', 28, 8, without],
    ['sour-fish', '酸菜鱼', 'Fish with pickled cabbage', 86, 18, spice],
    ['cumin-lamb', '孜然羊肉', 'Cumin lamb', 66, 12, spice],
    ['seasonal-greens', '清炒时蔬', 'Stir-fried seasonal greens', 26, 8],
    ['longjing-shrimp', '龙井虾仁', 'Shrimp with Longjing tea', 98, 12],
    ['tomato-egg', '番茄炒蛋', 'Tomato and egg', 26, 8],
    ['eggplant', '鱼香茄子', 'Yuxiang eggplant', 32, 10, spice],
  ],
  cold: [
    ['smashed-cucumber', '凉拌黄瓜', 'Smashed cucumber', 16, 5, without],
    ['mouthwatering-chicken', '口水鸡', 'Mouth-watering chicken', 38, 6, spice],
    ['century-egg-tofu', '皮蛋豆腐', 'Tofu with century egg', 18, 5, without],
    ['vinegar-peanuts', '老醋花生', 'Peanuts in aged vinegar', 18, 5],
    ['wood-ear', '凉拌木耳', 'Wood ear salad', 20, 5, without],
    ['beef-shank', '酱牛肉', 'Sliced beef shank', 48, 6],
    ['jellyfish', '老醋海蜇', 'Jellyfish in vinegar', 36, 6],
  ],
  dough: [
    ['pork-dumplings', '水饺', 'Dumplings', 28, 12],
    ['scallion-noodles', '葱油拌面', 'Scallion oil noodles', 18, 8, without],
    ['soup-dumplings', '小笼包', 'Soup dumplings', 24, 12],
    ['yangzhou-rice', '扬州炒饭', 'Yangzhou fried rice', 26, 10, without],
    ['beef-noodles', '牛肉面', 'Beef noodle soup', 36, 10, spice, without],
    ['spring-rolls', '春卷', 'Spring rolls', 22, 8],
    ['sesame-balls', '芝麻球', 'Sesame balls', 20, 10],
  ],
  grill: [
    ['lamb-skewers', '羊肉串', 'Lamb skewers', 38, 12, spice],
    ['chicken-wings', '烤鸡翅', 'Grilled chicken wings', 32, 15, spice],
    ['grilled-oysters', '蒜蓉烤生蚝', 'Grilled oysters with garlic', 58, 15],
    ['grilled-eggplant', '烤茄子', 'Grilled eggplant', 24, 15, without],
    ['grilled-fish', '万州烤鱼', 'Wanzhou grilled fish', 128, 25, spice],
  ],
  bar: [
    ['plum-juice', '酸梅汤', 'Sour plum juice', 12, 3, ice],
    ['lemon-tea', '柠檬茶', 'Lemon tea', 15, 4, ice],
    ['homemade-yogurt', '手工酸奶', 'Homemade yogurt', 16, 3],
    ['soy-milk', '现磨豆浆', 'Fresh soy milk', 10, 3, ice],
    ['mango-sago', '杨枝甘露', 'Mango pomelo sago', 26, 6],
    ['longjing-tea', '龙井茶', 'Longjing tea', 48, 4],
    ['tsingtao', '青岛啤酒', 'Tsingtao beer', 14, 2],
  ],
}

/** What the dishes contain that can hurt a guest. */
const allergens: Record<string, Allergen[]> = {
  'kung-pao-chicken': ['peanut', 'soy'],
  'braised-pork': ['soy'],
  'boiled-beef': ['soy'],
  'mapo-tofu': ['soy'],
  'pineapple-pork': ['egg', 'gluten'],
  'chilli-fish-head': ['fish', 'soy'],
  'green-beans': ['soy'],
  'sour-fish': ['fish', 'egg'],
  'cumin-lamb': ['sesame'],
  'longjing-shrimp': ['crustacean', 'egg'],
  'tomato-egg': ['egg'],
  eggplant: ['soy'],
  'smashed-cucumber': ['sesame', 'soy'],
  'mouthwatering-chicken': ['peanut', 'sesame', 'soy'],
  'century-egg-tofu': ['egg', 'soy'],
  'vinegar-peanuts': ['peanut'],
  'beef-shank': ['soy'],
  'pork-dumplings': ['gluten', 'soy'],
  'scallion-noodles': ['gluten', 'soy'],
  'soup-dumplings': ['gluten'],
  'yangzhou-rice': ['egg', 'crustacean'],
  'beef-noodles': ['gluten', 'soy'],
  'spring-rolls': ['gluten'],
  'sesame-balls': ['sesame', 'gluten'],
  'lamb-skewers': ['sesame'],
  'chicken-wings': ['soy'],
  'grilled-fish': ['fish', 'soy', 'peanut'],
  'homemade-yogurt': ['milk'],
  'soy-milk': ['soy'],
  'mango-sago': ['milk'],
  tsingtao: ['gluten'],
}

/** What steams, boils or fries by the clock: seconds on the fire. */
const timers: Record<string, number> = {
  'chilli-fish-head': 720,
  'sour-fish': 480,
  'pork-dumplings': 360,
  'soup-dumplings': 480,
  'scallion-noodles': 120,
  'beef-noodles': 150,
  'spring-rolls': 180,
  'sesame-balls': 300,
  'grilled-fish': 900,
}

/** What is eaten at the end. */
const desserts: ReadonlySet<string> = new Set(['sesame-balls', 'mango-sago'])

/** The menu of the demo shops: 40 dishes over the five stations, prices in fen. */
export const demoDishes: Dish[] = Object.entries(rows)
  .flatMap(([station, list]) => list.map((row) => ({ station, row })))
  .map(({ station, row: [id, zh, en, yuan, minutes, ...options] }, index) => ({
    id: id as DishId,
    name: name(zh, en),
    priceFen: yuan * 100,
    stationId: station as StationId,
    expectedMinutes: minutes,
    options,
    timerSeconds: timers[id] ?? null,
    allergens: allergens[id] ?? [],
    course: desserts.has(id) ? 2 : 1,
    soldOut: false,
    soldOutUntil: null,
    remaining: null,
    sort: index + 1,
  }))
