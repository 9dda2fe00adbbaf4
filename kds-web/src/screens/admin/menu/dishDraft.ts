import type { Allergen } from '@passline/shared/allergen'
import type { Dish } from '@passline/shared/shop'
import { fenOf, yuanOf } from '@passline/shared/yuan'
import { newId } from './newId.ts'

/** A dish as its form has it: what is typed, right or wrong. */
export interface DishDraft {
  id: string
  zh: string
  en: string
  price: string
  stationId: string
  minutes: string
  timer: string
  course: string
  sort: string
  allergens: readonly Allergen[]
  options: readonly GroupDraft[]
}

export interface GroupDraft {
  /** Names the row while it is edited. */
  key: number
  id: string
  zh: string
  en: string
  least: string
  most: string
  choices: readonly ChoiceDraft[]
}

export interface ChoiceDraft {
  key: number
  id: string
  zh: string
  en: string
  price: string
}

export function draftOf(dish: Dish): DishDraft {
  return {
    id: dish.id,
    zh: dish.name.zh,
    en: dish.name.en,
    price: yuanOf(dish.priceFen),
    stationId: dish.stationId,
    minutes: String(dish.expectedMinutes),
    timer: dish.timerSeconds === null ? '' : String(dish.timerSeconds),
    course: String(dish.course),
    sort: String(dish.sort),
    allergens: dish.allergens,
    options: dish.options.map((group, key) => ({
      key,
      id: group.id,
      zh: group.name.zh,
      en: group.name.en,
      least: String(group.least),
      most: String(group.most),
      choices: group.choices.map((choice, at) => ({
        key: at,
        id: choice.id,
        zh: choice.name.zh,
        en: choice.name.en,
        price: yuanOf(choice.priceFen),
      })),
    })),
  }
}

/** A dish that nobody has said anything of yet. */
export function emptyDraft(stationId: string, sort: number): DishDraft {
  const numbers = { price: '', minutes: '15', timer: '', course: '1', sort: String(sort) }
  return { id: '', zh: '', en: '', stationId, ...numbers, allergens: [], options: [] }
}

export function emptyGroup(key: number): GroupDraft {
  return { key, id: '', zh: '', en: '', least: '0', most: '1', choices: [emptyChoice(0)] }
}

export function emptyChoice(key: number): ChoiceDraft {
  return { key, id: '', zh: '', en: '', price: '0.00' }
}

/** What the API is sent; what is no number becomes NaN, which the schema refuses at its place. Ids that nobody chose are made. */
export function bodyOf(draft: DishDraft) {
  return {
    name: { zh: draft.zh.trim(), en: draft.en.trim() },
    priceFen: fenOf(draft.price),
    stationId: draft.stationId,
    expectedMinutes: wholeOf(draft.minutes),
    timerSeconds: draft.timer.trim() === '' ? null : wholeOf(draft.timer),
    course: wholeOf(draft.course),
    sort: wholeOf(draft.sort),
    allergens: [...draft.allergens],
    options: draft.options.map((group) => ({
      id: group.id || newId('group', group.en),
      name: { zh: group.zh.trim(), en: group.en.trim() },
      least: wholeOf(group.least),
      most: wholeOf(group.most),
      choices: group.choices.map((choice) => ({
        id: choice.id || newId('choice', choice.en),
        name: { zh: choice.zh.trim(), en: choice.en.trim() },
        priceFen: fenOf(choice.price),
      })),
    })),
  }
}

function wholeOf(typed: string): number {
  return /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : Number.NaN
}
