import { type Allergen, allergens } from '@passline/shared/allergen'
import { type CateringOrder, hasAllergy } from '@passline/shared/order'
import type { Dish } from '@passline/shared/shop'

/** What a guest must not be given: by the list, and in words for what the list does not have. */
export interface Allergy {
  readonly allergies: readonly Allergen[]
  readonly allergyNote: string
}

export const NO_ALLERGY: Allergy = { allergies: [], allergyNote: '' }

/** Names one more, or no longer; in the order of the list. */
export function toggledAllergen(named: readonly Allergen[], one: Allergen): Allergen[] {
  return allergens.filter((each) => (each === one ? !named.includes(each) : named.includes(each)))
}

/** Two allergies as one; words stand side by side, because neither may get lost. */
export function joinedAllergy(into: Allergy, from: Allergy): Allergy {
  const notes = [into.allergyNote, from.allergyNote].map((note) => note.trim()).filter((note) => note !== '')
  return {
    allergies: allergens.filter((each) => into.allergies.includes(each) || from.allergies.includes(each)),
    allergyNote: [...new Set(notes)].join(' · '),
  }
}

/** What was named with earlier goods of an order: its guest has it still. */
export function allergyOf(order: Pick<CateringOrder, 'rounds'> | null): Allergy {
  return (order?.rounds ?? []).filter(hasAllergy).reduce<Allergy>(joinedAllergy, NO_ALLERGY)
}

/** Whether everything of one allergy is named in the other already. */
export function isNamedIn(one: Allergy, other: Allergy): boolean {
  const noteIsIn = one.allergyNote.split(' · ').every((note) => other.allergyNote.includes(note))
  return noteIsIn && one.allergies.every((each) => other.allergies.includes(each))
}

/** What a dish contains of what the guest must not be given. */
export function dangersIn(dish: Pick<Dish, 'allergens'> | null, allergies: readonly Allergen[]): Allergen[] {
  return (dish?.allergens ?? []).filter((each) => allergies.includes(each))
}
