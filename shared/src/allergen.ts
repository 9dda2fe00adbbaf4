import * as z from 'zod'

/** What can hurt a guest: the eight groups that food labels must name (GB 7718), and sesame. */
export const allergens = ['gluten', 'crustacean', 'fish', 'egg', 'peanut', 'soy', 'milk', 'nut', 'sesame'] as const
export const allergen = z.enum(allergens)
export type Allergen = (typeof allergens)[number]

/** A list of allergens, each once. */
export const allergenList = z
  .array(allergen)
  .max(allergens.length)
  .refine((list) => new Set(list).size === list.length, 'must name each allergen once')
