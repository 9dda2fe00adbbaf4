import { useText } from '../text/i18n.ts'
import { Icon } from './Icon.tsx'
import type { AllergyBlock } from './ticketView.ts'
import { timeOfDay } from './time.ts'
import './allergy.css'

interface AllergyBlocksProps {
  blocks: readonly AllergyBlock[]
  timeZone: string
  /** Acknowledges rounds; null: it is only looked at. */
  onSeen: ((rounds: readonly number[]) => void) | null
}

const LONG = 24

/**
 * Every allergy of the guest, whichever round told it: the one thing on a ticket that can hurt somebody. Nothing of its round is started
 * before a cook says that they saw it; then it says who and when.
 */
export function AllergyBlocks({ blocks, timeZone, onSeen }: AllergyBlocksProps) {
  const { t } = useText()
  const time = (at: string) => timeOfDay(Date.parse(at), timeZone)
  return blocks.map(({ key, rounds, allergies, note, addedAt, seen }) => {
    const text = [allergies.map((each) => t(`allergen.${each}`)).join(t('kitchen.comma')), note].filter(Boolean).join(t('kitchen.comma'))
    return (
      <div key={key} className={`allergy${text.length > LONG ? ' lots' : ''}${seen ? '' : ' gate'}`} data-testid="allergy">
        <Icon name="alert" />
        <p className="a1">
          {addedAt !== null && <small>{t('kitchen.added', { time: time(addedAt) })}</small>}
          <span data-may-cut>{t('kitchen.allergy', { text })}</span>
        </p>
        {seen === null && onSeen && (
          <button type="button" className="saw" onClick={() => onSeen(rounds)}>
            {t('kitchen.sawIt')}
          </button>
        )}
        {seen === null && !onSeen && <p className="a2">{t('kitchen.notSeen')}</p>}
        {seen && (
          <p className="a2">
            <span>{seen.by.name}</span>
            <span className="nowrap">{t('kitchen.sawAt', { time: time(seen.at) })}</span>
          </p>
        )}
      </div>
    )
  })
}
