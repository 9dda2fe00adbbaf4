import { type Allergen, allergens } from '@passline/shared/allergen'
import { useState } from 'react'
import { Dialog } from '../../parts/Dialog.tsx'
import { useText } from '../../text/i18n.ts'
import type { PadCart } from './padCart.ts'

interface AllergyDialogProps {
  known: Pick<PadCart, 'allergies' | 'allergyNote'>
  onChosen: (known: Pick<PadCart, 'allergies' | 'allergyNote'>) => void
  onClose: () => void
}

const MOST_CHARACTERS = 200

/** What nobody in the room may be given: from the list, and in words for what the list does not have. */
export function AllergyDialog({ known, onChosen, onClose }: AllergyDialogProps) {
  const { t } = useText()
  const [chosen, setChosen] = useState<readonly Allergen[]>(known.allergies)
  const [note, setNote] = useState(known.allergyNote)
  const toggle = (each: Allergen) => setChosen(chosen.includes(each) ? chosen.filter((other) => other !== each) : [...chosen, each])
  return (
    <Dialog
      title={t('roompad.allergy.title')}
      closeLabel={t('roompad.options.close')}
      width={720}
      testId="allergy-dialog"
      onClose={onClose}
      footer={
        <button
          type="button"
          className="send"
          data-testid="allergy-chosen"
          onClick={() => onChosen({ allergies: allergens.filter((each) => chosen.includes(each)), allergyNote: note.trim() })}
        >
          {t('roompad.allergy.done')}
        </button>
      }
    >
      <div className="choosing">
        <div className="opt">
          {allergens.map((each) => (
            <button key={each} type="button" aria-pressed={chosen.includes(each)} data-allergen={each} onClick={() => toggle(each)}>
              {t(`allergen.${each}`)}
            </button>
          ))}
        </div>
        <label>
          <h3>{t('roompad.allergy.other')}</h3>
          <input
            maxLength={MOST_CHARACTERS}
            value={note}
            placeholder={t('roompad.allergy.otherPlaceholder')}
            data-testid="allergy-other"
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
      </div>
    </Dialog>
  )
}
