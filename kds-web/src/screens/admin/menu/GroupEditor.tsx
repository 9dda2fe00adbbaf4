import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { Field } from '../Field.tsx'
import type { FaultPaths } from '../faultPaths.ts'
import { type ChoiceDraft, emptyChoice, type GroupDraft } from './dishDraft.ts'

interface GroupEditorProps {
  group: GroupDraft
  index: number
  faults: FaultPaths
  onChange: (group: GroupDraft) => void
  onRemove: () => void
}

/** One group of options: its names, how many must and may be taken, and its choices. */
export function GroupEditor({ group, index, faults, onChange, onRemove }: GroupEditorProps) {
  const { t } = useText()
  const at = `options.${index}`
  const isCountWrong = [at, `${at}.least`, `${at}.most`].some((path) => faults.has(path))
  const nextKey = Math.max(-1, ...group.choices.map((choice) => choice.key)) + 1
  const change = (key: number, changed: ChoiceDraft) =>
    onChange({ ...group, choices: group.choices.map((choice) => (choice.key === key ? changed : choice)) })
  return (
    <div className="group">
      <div className="group-head">
        <b>{t('admin.dishes.group', { n: index + 1 })}</b>
        <button type="button" className="b3 danger" onClick={onRemove}>
          {t('admin.dishes.removeGroup')}
        </button>
      </div>
      <div className="group-row">
        {(['zh', 'en', 'least', 'most'] as const).map((name) => (
          <Field
            key={name}
            label={t(`admin.dishes.field.${name}`)}
            wrong={name === 'zh' && faults.has(`${at}.name.zh`) ? t('admin.dishes.wrong.zh') : null}
          >
            {(tied) => <input {...tied} value={group[name]} onChange={(event) => onChange({ ...group, [name]: event.target.value })} />}
          </Field>
        ))}
      </div>
      {isCountWrong && (
        <p className="wrong" role="alert">
          {t('admin.dishes.wrong.count')}
        </p>
      )}
      {group.choices.map((choice, position) => (
        <ChoiceRow
          key={choice.key}
          choice={choice}
          path={`${at}.choices.${position}`}
          faults={faults}
          isOnly={group.choices.length === 1}
          onChange={(changed) => change(choice.key, changed)}
          onRemove={() => onChange({ ...group, choices: group.choices.filter((each) => each.key !== choice.key) })}
        />
      ))}
      {faults.has(`${at}.choices`) && <p className="wrong">{t('admin.dishes.wrong.double')}</p>}
      <button
        type="button"
        className="b3 adds"
        disabled={group.choices.length >= 30}
        onClick={() => onChange({ ...group, choices: [...group.choices, emptyChoice(nextKey)] })}
      >
        <Icon name="plus" />
        {t('admin.dishes.addChoice')}
      </button>
    </div>
  )
}

interface ChoiceRowProps {
  choice: ChoiceDraft
  path: string
  faults: FaultPaths
  isOnly: boolean
  onChange: (choice: ChoiceDraft) => void
  onRemove: () => void
}

function ChoiceRow({ choice, path, faults, isOnly, onChange, onRemove }: ChoiceRowProps) {
  const { t } = useText()
  const wrongs = { zh: faults.has(`${path}.name.zh`), en: faults.has(`${path}.name.en`), price: faults.has(`${path}.priceFen`) }
  return (
    <div className="choice">
      {(['zh', 'en', 'price'] as const).map((name) => (
        <Field
          key={name}
          label={t(`admin.dishes.field.${name === 'price' ? 'extra' : name}`)}
          wrong={wrongs[name] ? t(`admin.dishes.wrong.${name}`) : null}
        >
          {(tied) => <input {...tied} value={choice[name]} onChange={(event) => onChange({ ...choice, [name]: event.target.value })} />}
        </Field>
      ))}
      <button
        type="button"
        className="b3"
        disabled={isOnly}
        aria-label={t('admin.dishes.removeChoice', { name: choice.zh })}
        onClick={onRemove}
      >
        <Icon name="x" />
      </button>
    </div>
  )
}
