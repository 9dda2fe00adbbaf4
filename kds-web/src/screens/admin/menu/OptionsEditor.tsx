import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import type { FaultPaths } from '../faultPaths.ts'
import { emptyGroup, type GroupDraft } from './dishDraft.ts'
import { GroupEditor } from './GroupEditor.tsx'

interface OptionsEditorProps {
  options: readonly GroupDraft[]
  faults: FaultPaths
  onChange: (options: readonly GroupDraft[]) => void
}

/** The groups of options of a dish. */
export function OptionsEditor({ options, faults, onChange }: OptionsEditorProps) {
  const { t } = useText()
  const nextKey = Math.max(-1, ...options.map((group) => group.key)) + 1
  return (
    <fieldset className="field wide">
      <legend>{t('admin.dishes.field.options')}</legend>
      {options.map((group, index) => (
        <GroupEditor
          key={group.key}
          group={group}
          index={index}
          faults={faults}
          onChange={(changed) => onChange(options.map((each) => (each.key === group.key ? changed : each)))}
          onRemove={() => onChange(options.filter((each) => each.key !== group.key))}
        />
      ))}
      <button type="button" className="b2 adds" disabled={options.length >= 20} onClick={() => onChange([...options, emptyGroup(nextKey)])}>
        <Icon name="plus" />
        {t('admin.dishes.addGroup')}
      </button>
    </fieldset>
  )
}
