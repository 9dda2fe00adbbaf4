import type { Allergen } from '@passline/shared/allergen'
import type { Language } from '@passline/shared/spoken'

/** What messages call the allergens. */
export const allergenNames: Record<Allergen, Record<Language, string>> = {
  gluten: { zh: '麸质', en: 'gluten' },
  crustacean: { zh: '甲壳类', en: 'crustaceans' },
  fish: { zh: '鱼', en: 'fish' },
  egg: { zh: '鸡蛋', en: 'egg' },
  peanut: { zh: '花生', en: 'peanuts' },
  soy: { zh: '大豆', en: 'soy' },
  milk: { zh: '牛奶', en: 'milk' },
  nut: { zh: '坚果', en: 'nuts' },
  sesame: { zh: '芝麻', en: 'sesame' },
}
