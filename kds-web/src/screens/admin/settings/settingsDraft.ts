import type { shopChange } from '@passline/shared/api'
import type { Shop } from '@passline/shared/shop'
import type { Language } from '@passline/shared/spoken'
import type * as z from 'zod'

/** The settings that are switched on or off. */
export const SWITCHES = ['oneTap', 'autoFire', 'rushFirst', 'deliver', 'confirmWristband', 'webPush'] as const
export type SwitchName = (typeof SWITCHES)[number]
/** The settings that are numbers. */
export const NUMBERS = ['unseenSeconds', 'uncollectedMinutes', 'silenceSeconds'] as const
export type NumberName = (typeof NUMBERS)[number]

/** The settings as the form has them: numbers as they are typed. */
export interface SettingsDraft extends Record<SwitchName, boolean>, Record<NumberName, string> {
  zh: string
  en: string
  timeZone: string
  resetHour: number
  tickerZh: string
  tickerEn: string
  languages: readonly Language[]
  logo: string
}

export function draftOf({ name, timeZone, settings }: Shop): SettingsDraft {
  return {
    zh: name.zh,
    en: name.en,
    timeZone,
    resetHour: settings.resetHour,
    ...(Object.fromEntries(SWITCHES.map((each) => [each, settings[each]])) as Record<SwitchName, boolean>),
    ...(Object.fromEntries(NUMBERS.map((each) => [each, String(settings[each])])) as Record<NumberName, string>),
    tickerZh: settings.ticker.zh,
    tickerEn: settings.ticker.en,
    languages: settings.boardLanguages,
    logo: settings.logo,
  }
}

/**
 * What the API is sent: only what differs from the shop as it is, because another manager may be changing the rest. What is no number becomes
 * NaN, which the schema refuses at its place.
 */
export function bodyOf(changed: Partial<SettingsDraft>, shop: Shop): z.input<typeof shopChange> {
  const draft = { ...draftOf(shop), ...changed }
  const named = { name: { zh: draft.zh.trim(), en: draft.en.trim() }, timeZone: draft.timeZone.trim() }
  const settings = differing(settingsOf(draft), shop.settings)
  return { ...differing(named, shop), ...(Object.keys(settings).length > 0 ? { settings } : {}) }
}

function settingsOf(draft: SettingsDraft) {
  const numbers = NUMBERS.map((each) => [each, /^\d{1,6}$/.test(draft[each].trim()) ? Number(draft[each]) : Number.NaN])
  return {
    ...(Object.fromEntries(SWITCHES.map((each) => [each, draft[each]])) as Record<SwitchName, boolean>),
    ...(Object.fromEntries(numbers) as Record<NumberName, number>),
    resetHour: draft.resetHour,
    ticker: { zh: draft.tickerZh.trim(), en: draft.tickerEn.trim() },
    boardLanguages: [...draft.languages],
    logo: draft.logo,
  }
}

/** The parts that are not as they were. */
function differing<T extends object>(wanted: T, before: Record<keyof T, unknown>): Partial<T> {
  const names = (Object.keys(wanted) as (keyof T)[]).filter((name) => JSON.stringify(wanted[name]) !== JSON.stringify(before[name]))
  return Object.fromEntries(names.map((name) => [name, wanted[name]])) as Partial<T>
}
