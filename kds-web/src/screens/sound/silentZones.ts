import type { Presence } from '@passline/shared/presence'
import type { Text } from '../../text/i18n.ts'

/** Where nobody can hear what is announced, as one sentence; '' when there is no such place. Pads are zones of their own, and tell themselves. */
export function silentZones(presence: Presence | null, { t }: Text): string {
  const zones = (presence?.silentZones ?? []).filter((zone) => !zone.startsWith('device '))
  if (zones.length === 0) return ''
  const names = zones.map((zone) => (isNamed(zone) ? t(`sound.zone.${zone}`) : zone))
  return t('sound.silent', { zones: names.join(t('sound.between')) })
}

const NAMED = ['kitchen', 'pass', 'board', 'cashier', 'waiter'] as const

function isNamed(zone: string): zone is (typeof NAMED)[number] {
  return NAMED.some((each) => each === zone)
}
