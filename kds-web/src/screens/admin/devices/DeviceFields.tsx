import { type Role, roles } from '@passline/shared/role'
import { useText } from '../../../text/i18n.ts'
import { Field } from '../Field.tsx'
import type { FaultPaths } from '../faultPaths.ts'
import { type AddedRole, type DeviceDraft, hasZone, placeKindOf } from './deviceDraft.ts'
import { PlaceSelect } from './PlaceSelect.tsx'

const ADDED: readonly AddedRole[] = roles.filter((role): role is Exclude<Role, 'owner'> => role !== 'owner')

interface DeviceFieldsProps {
  draft: DeviceDraft
  faults: FaultPaths
  onChange: (part: Partial<DeviceDraft>) => void
}

/** What a new device is: its role, its name, and where it stands if its role has a place. */
export function DeviceFields({ draft, faults, onChange }: DeviceFieldsProps) {
  const { t } = useText()
  const { name, role, place, zone } = draft
  const kind = placeKindOf(role)
  return (
    <>
      <Field
        label={t('admin.devices.role')}
        hint={role === '' ? undefined : t(`admin.devices.roleHint.${role}`)}
        wrong={faults.has('role') ? t('admin.devices.needRole') : null}
      >
        {(tied) => (
          <select {...tied} value={role} onChange={(event) => onChange({ role: event.target.value as AddedRole | '' })}>
            <option value="">{t('admin.devices.chooseRole')}</option>
            {ADDED.map((each) => (
              <option key={each} value={each}>
                {t(`admin.role.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={t('admin.devices.name')}
        hint={t('admin.devices.nameHint')}
        wrong={faults.has('name') ? t('admin.devices.nameWrong') : null}
      >
        {(tied) => <input {...tied} value={name} data-autofocus onChange={(event) => onChange({ name: event.target.value })} />}
      </Field>
      {kind && (
        <Field label={t('admin.devices.place')} wrong={faults.has('place') ? t('admin.devices.needPlace') : null}>
          {(tied) => (
            <PlaceSelect
              key={kind}
              tied={tied}
              kind={kind}
              place={place?.kind === kind ? place : null}
              onChange={(chosen) => onChange({ place: chosen })}
            />
          )}
        </Field>
      )}
      {hasZone(role) && (
        <Field label={t('admin.devices.zoneField')} hint={t('admin.devices.zoneHint')}>
          {(tied) => <input {...tied} value={zone} maxLength={40} onChange={(event) => onChange({ zone: event.target.value })} />}
        </Field>
      )}
    </>
  )
}
