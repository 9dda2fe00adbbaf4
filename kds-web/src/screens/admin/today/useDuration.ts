import { useText } from '../../../text/i18n.ts'

/** Says how long, in seconds, as minutes and seconds; a dash when nothing was measured. */
export function useDuration(): (seconds: number | null) => string {
  const { t } = useText()
  return (seconds) =>
    seconds === null
      ? t('admin.today.none')
      : t('admin.today.duration', { m: Math.floor(seconds / 60), s: String(seconds % 60).padStart(2, '0') })
}
