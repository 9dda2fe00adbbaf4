import type { CateringOrder } from '@passline/shared/order'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import './allergy.css'

/** Allergies of the order: whoever carries it is the last who can notice. */
export function AllergyBar({ order }: { order: CateringOrder }) {
  const { t } = useText()
  const texts = [...new Set(order.rounds.map((round) => round.allergyNote))].filter((text) => text !== '')
  if (texts.length === 0) return null
  return (
    <p className="allergy">
      <Icon name="alert" />
      <span>{t('waiter.allergy', { text: texts.join(' · ') })}</span>
    </p>
  )
}
