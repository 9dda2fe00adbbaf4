import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import type { PadCart } from './padCart.ts'

interface AllergyBarProps {
  known: Pick<PadCart, 'allergies' | 'allergyNote'>
  isHeld: boolean
  onChoose: () => void
}

/** Asks for allergies as a thing of its own, and says what is known; it is never a part of a note. */
export function AllergyBar({ known, isHeld, onChoose }: AllergyBarProps) {
  const { t } = useText()
  const list = [...known.allergies.map((each) => t(`allergen.${each}`)), known.allergyNote].filter((each) => each !== '')
  const isKnown = list.length > 0
  return (
    <div className={isKnown ? 'allergy known' : 'allergy'} data-testid="allergy">
      <Icon name="alert" />
      <p>
        <b>{isKnown ? t('roompad.allergy.known', { list: list.join(t('roompad.menu.listComma')) }) : t('roompad.allergy.question')}</b>
        <span>{t(isKnown ? 'roompad.allergy.knownHint' : 'roompad.allergy.hint')}</span>
      </p>
      <button type="button" disabled={isHeld} data-testid="choose-allergy" onClick={onChoose}>
        {t(isKnown ? 'roompad.allergy.change' : 'roompad.allergy.choose')}
      </button>
    </div>
  )
}
