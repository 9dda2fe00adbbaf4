import { useState } from 'react'
import { Dialog } from '../../parts/Dialog.tsx'
import { AllergyChoice } from './AllergyChoice.tsx'
import { type Allergy, isNamedIn, NO_ALLERGY } from './allergy.ts'
import { useWords } from './useWords.ts'

interface AllergyDialogProps {
  allergy: Allergy
  /** For whom it is, in words; null when that is still open. */
  targetName: string | null
  onSave: (allergy: Allergy) => void
  onClose: () => void
}

/** What the guest of the whole order must not be given. */
export function AllergyDialog({ allergy, targetName, onSave, onClose }: AllergyDialogProps) {
  const { t } = useWords()
  const [chosen, setChosen] = useState(allergy)
  const trimmed = { ...chosen, allergyNote: chosen.allergyNote.trim() }
  return (
    <Dialog
      testId="allergy-dialog"
      title={t('cashier.allergy.title')}
      aside={targetName !== null && <em>{t('cashier.dialog.forTarget', { place: targetName })}</em>}
      closeLabel={t('cashier.dialog.close')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="second" onClick={onClose}>
            {t('cashier.dialog.back')}
          </button>
          <button type="button" className="main" data-testid="save-allergy" onClick={() => onSave(trimmed)}>
            {t(isNamedIn(trimmed, NO_ALLERGY) ? 'cashier.allergy.saveNone' : 'cashier.allergy.save')}
          </button>
        </>
      }
    >
      <div className="box">
        <p className="small">{t('cashier.allergy.forWhole')}</p>
        <AllergyChoice allergy={chosen} onChange={setChosen} />
      </div>
    </Dialog>
  )
}
