import type { CateringOrder } from '@passline/shared/order'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import './allergy.css'

/** Allergies of the order: whoever carries it is the last who can notice. */
export function AllergyBar({ order }: { order: CateringOrder }) {
  const { t } = useText()
  const named = order.rounds.flatMap((round) => round.allergies).map((each) => t(`allergen.${each}`))
  const said = order.rounds.map((round) => round.allergyNote.trim()).filter((note) => note !== '')
  const texts = [...new Set([...named, ...said])]
  if (texts.length === 0) return null
  return (
    <p className="allergy">
      <Icon name="alert" />
      <span>{t('waiter.allergy', { text: texts.join(' · ') })}</span>
    </p>
  )
}
