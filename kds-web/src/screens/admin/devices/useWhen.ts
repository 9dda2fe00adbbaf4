import { useLive } from '../../../live/LiveContext.tsx'
import { timeOfDay } from '../../../parts/time.ts'
import { useText } from '../../../text/i18n.ts'

/** Says an instant in the shop's zone with its day: `3月6日 19:42`. */
export function useWhen(): (instant: string) => string {
  const { locale } = useText()
  const timeZone = useLive(({ state }) => state?.shop.timeZone ?? 'UTC')
  return (instant) => {
    const at = Date.parse(instant)
    return `${new Intl.DateTimeFormat(locale, { timeZone, month: 'short', day: 'numeric' }).format(at)} ${timeOfDay(at, timeZone)}`
  }
}
