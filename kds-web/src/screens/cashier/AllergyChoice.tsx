import { allergens } from '@passline/shared/allergen'
import { Icon } from '../../parts/Icon.tsx'
import { type Allergy, toggledAllergen } from './allergy.ts'
import { MOST_ALLERGY_NOTE } from './blocked.ts'
import { useWords } from './useWords.ts'
import './allergy.css'

/** What the guest must not be given, as a choice of its own: by the list, and in words for what the list does not have. */
export function AllergyChoice({ allergy, onChange }: { allergy: Allergy; onChange: (allergy: Allergy) => void }) {
  const { t } = useWords()
  return (
    <fieldset className="allergyChoice" aria-label={t('cashier.allergy.label')} data-testid="allergy-choice">
      <p>
        <Icon name="alert" />
        <b>{t('cashier.allergy.label')}</b>
        <span>{t('cashier.allergy.locks')}</span>
      </p>
      <div>
        {allergens.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={allergy.allergies.includes(each)}
            data-allergen={each}
            onClick={() => onChange({ ...allergy, allergies: toggledAllergen(allergy.allergies, each) })}
          >
            {t(`allergen.${each}`)}
          </button>
        ))}
        <input
          value={allergy.allergyNote}
          maxLength={MOST_ALLERGY_NOTE}
          placeholder={t('cashier.allergy.other')}
          aria-label={t('cashier.allergy.other')}
          data-testid="allergy-note"
          onChange={(event) => onChange({ ...allergy, allergyNote: event.target.value })}
        />
      </div>
    </fieldset>
  )
}
