import type { shopChange } from '@passline/shared/api'
import type { Shop, ShopSettings } from '@passline/shared/shop'
import type { Language } from '@passline/shared/spoken'
import type * as z from 'zod'

/** The settings that are switched on or off. */
export const SWITCHES = ['oneTap', 'autoFire', 'rushFirst', 'deliver', 'confirmWristband', 'webPush'] as const
export type SwitchName = (typeof SWITCHES)[number]
/** The settings that are numbers. */
export const NUMBERS = ['unseenSeconds', 'uncollectedMinutes', 'silenceSeconds'] as const
export type NumberName = (typeof NUMBERS)[number]

/** The settings as the form has them: numbers as they are typed. */
export interface SettingsDraft {
  zh: string
  en: string
  timeZone: string
  resetHour: number
  switches: Record<SwitchName, boolean>
  numbers: Record<NumberName, string>
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
    switches: Object.fromEntries(SWITCHES.map((each) => [each, settings[each]])) as Record<SwitchName, boolean>,
    numbers: Object.fromEntries(NUMBERS.map((each) => [each, String(settings[each])])) as Record<NumberName, string>,
    tickerZh: settings.ticker.zh,
    tickerEn: settings.ticker.en,
    languages: settings.boardLanguages,
    logo: settings.logo,
  }
}

/** What the API is sent; what is no number becomes NaN, which the schema refuses at its place. */
export function bodyOf(draft: SettingsDraft): z.input<typeof shopChange> {
  const numbers = NUMBERS.map((each) => [each, /^\d{1,6}$/.test(draft.numbers[each].trim()) ? Number(draft.numbers[each]) : Number.NaN])
  return {
    name: { zh: draft.zh.trim(), en: draft.en.trim() },
    timeZone: draft.timeZone.trim(),
    settings: {
      ...draft.switches,
      ...(Object.fromEntries(numbers) as Pick<ShopSettings, NumberName>),
      resetHour: draft.resetHour,
      ticker: { zh: draft.tickerZh.trim(), en: draft.tickerEn.trim() },
      boardLanguages: [...draft.languages],
      logo: draft.logo,
    },
  }
}
