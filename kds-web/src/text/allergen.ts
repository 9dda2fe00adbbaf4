import type { Allergen } from '@passline/shared/allergen'

/** The names of what can hurt a guest, the same on every screen. */
export const allergen = {
  zh: {
    gluten: '麸质',
    crustacean: '虾蟹',
    fish: '鱼',
    egg: '蛋',
    peanut: '花生',
    soy: '大豆',
    milk: '奶',
    nut: '坚果',
    sesame: '芝麻',
  },
  en: {
    gluten: 'gluten',
    crustacean: 'crustaceans',
    fish: 'fish',
    egg: 'egg',
    peanut: 'peanut',
    soy: 'soy',
    milk: 'milk',
    nut: 'nuts',
    sesame: 'sesame',
  },
} as const satisfies Record<'zh' | 'en', Record<Allergen, string>>
