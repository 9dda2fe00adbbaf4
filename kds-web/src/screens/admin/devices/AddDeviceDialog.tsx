import { type Device, deviceAdded, deviceInput } from '@passline/shared/api'
import { type Role, roles } from '@passline/shared/role'
import { type FormEvent, useId, useState } from 'react'
import { Dialog } from '../../../parts/Dialog.tsx'
import { useText } from '../../../text/i18n.ts'
import { Field } from '../Field.tsx'
import { type FaultPaths, faultsBySchema, faultsByServer, NO_FAULTS } from '../faultPaths.ts'
import { NotSaved } from '../NotSaved.tsx'
import { useWrite } from '../queries.ts'
import { DeviceLink } from './DeviceLink.tsx'
import { PlaceSelect } from './PlaceSelect.tsx'

type AddedRole = Exclude<Role, 'owner'>
const ADDED: readonly AddedRole[] = roles.filter((role): role is AddedRole => role !== 'owner')
const PLACED = { roomPad: 'room', wristband: 'wristband' } as const
const ZONED: ReadonlySet<Role> = new Set(['kitchen', 'pass', 'board', 'cashier'])

/** Lets a device in; its link is shown once, to be scanned. Nothing that widens access is chosen beforehand. */
export function AddDeviceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText()
  const form = useId()
  const [name, setName] = useState('')
  const [role, setRole] = useState<AddedRole | ''>('')
  const [place, setPlace] = useState<Device['place']>(null)
  const [zone, setZone] = useState('')
  const [faults, setFaults] = useState<FaultPaths>(NO_FAULTS)
  const add = useWrite(deviceAdded)
  const kind = role === 'roomPad' || role === 'wristband' ? PLACED[role] : null

  const isZonedRole = role !== '' && ZONED.has(role)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isZoned = isZonedRole && zone.trim() !== ''
    const body = { name: name.trim(), role, place: kind ? place : null, zone: isZoned ? zone.trim() : null }
    const found = new Set(faultsBySchema(deviceInput, body))
    if (kind && place === null) found.add('place')
    setFaults(found)
    if (found.size > 0) return
    add.mutate({ method: 'POST', path: '/devices', body }, { onError: (failure) => setFaults(faultsByServer(failure)) })
  }
  return (
    <Dialog
      title={add.data ? t('admin.devices.added', { name: add.data.device.name }) : t('admin.devices.addTitle')}
      width={620}
      closeLabel={t('admin.close')}
      testId="add-device"
      onClose={onClose}
      footer={
        add.data ? (
          <button type="button" className="b1" onClick={onClose}>
            {t('admin.devices.done')}
          </button>
        ) : (
          <button type="submit" form={form} className="b1" disabled={add.isPending}>
            {t(add.isPending ? 'admin.saving' : 'admin.devices.add')}
          </button>
        )
      }
    >
      {add.data ? (
        <DeviceLink device={add.data.device} token={add.data.token} />
      ) : (
        <form id={form} className="stack" noValidate onSubmit={submit}>
          <Field
            label={t('admin.devices.role')}
            hint={role === '' ? undefined : t(`admin.devices.roleHint.${role}`)}
            wrong={faults.has('role') ? t('admin.devices.needRole') : null}
          >
            {(tied) => (
              <select {...tied} value={role} onChange={(event) => setRole(event.target.value as AddedRole | '')}>
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
            {(tied) => <input {...tied} value={name} data-autofocus onChange={(event) => setName(event.target.value)} />}
          </Field>
          {kind && (
            <Field label={t('admin.devices.place')} wrong={faults.has('place') ? t('admin.devices.needPlace') : null}>
              {(tied) => <PlaceSelect key={kind} tied={tied} kind={kind} place={place?.kind === kind ? place : null} onChange={setPlace} />}
            </Field>
          )}
          {isZonedRole && (
            <Field label={t('admin.devices.zoneField')} hint={t('admin.devices.zoneHint')}>
              {(tied) => <input {...tied} value={zone} maxLength={40} onChange={(event) => setZone(event.target.value)} />}
            </Field>
          )}
          <NotSaved failure={add.error} />
        </form>
      )}
    </Dialog>
  )
}
