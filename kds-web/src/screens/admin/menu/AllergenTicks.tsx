import { type Allergen, allergens } from '@passline/shared/allergen'
import { useText } from '../../../text/i18n.ts'

interface AllergenTicksProps {
  chosen: readonly Allergen[]
  onChange: (chosen: readonly Allergen[]) => void
}

/** What a dish contains, always in the same order. */
export function AllergenTicks({ chosen, onChange }: AllergenTicksProps) {
  const { t } = useText()
  const tick = (name: Allergen, isIn: boolean) => onChange(allergens.filter((each) => (each === name ? isIn : chosen.includes(each))))
  return (
    <fieldset className="field wide">
      <legend>{t('admin.dishes.field.allergens')}</legend>
      <div className="ticks">
        {allergens.map((name) => (
          <label key={name} className="tick">
            <input type="checkbox" checked={chosen.includes(name)} onChange={(event) => tick(name, event.target.checked)} />
            {t(`allergen.${name}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
