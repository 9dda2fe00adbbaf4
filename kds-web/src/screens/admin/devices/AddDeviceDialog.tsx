import { deviceAdded } from '@passline/shared/api'
import { type FormEvent, useId, useState } from 'react'
import { randomKey } from '../../../api/randomKey.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { type FaultPaths, faultsByServer, NO_FAULTS } from '../faultPaths.ts'
import { NotSaved } from '../NotSaved.tsx'
import { type Failure, useWrite } from '../queries.ts'
import { DeviceFields } from './DeviceFields.tsx'
import { DeviceLink } from './DeviceLink.tsx'
import { bodyOf, type DeviceDraft, EMPTY_DRAFT, faultsOf } from './deviceDraft.ts'

/** Lets a device in; its link is shown once, to be scanned. */
export function AddDeviceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText()
  const form = useId()
  const [draft, setDraft] = useState<DeviceDraft>(EMPTY_DRAFT)
  const { add, faults, submit } = useAdding(draft)
  const isHeld = add.isPending || isUndecided(add.error)
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
          <fieldset className="stack" disabled={isHeld}>
            <DeviceFields draft={draft} faults={faults} onChange={(part) => setDraft({ ...draft, ...part })} />
          </fieldset>
          <NotAdded failure={add.error} />
        </form>
      )}
    </Dialog>
  )
}

/** Adding keeps its key until the server has decided it: whoever asks again gets the same device, with its token. */
function useAdding(draft: DeviceDraft) {
  const [key, setKey] = useState(randomKey)
  const [faults, setFaults] = useState<FaultPaths>(NO_FAULTS)
  const add = useWrite(deviceAdded)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultsOf(draft)
    setFaults(found)
    if (found.size > 0) return
    add.mutate(
      { method: 'POST', path: '/devices', body: bodyOf(draft), key },
      {
        onError: (failure) => setFaults(faultsByServer(failure)),
        onSettled: (_, failure) => {
          if (!isUndecided(failure)) setKey(randomKey())
        },
      },
    )
  }
  return { add, faults, submit }
}

/** Nobody knows whether it was done, so nothing about it may be changed. */
function isUndecided(failure: Failure | null): boolean {
  return failure?.answer.kind === 'unreachable'
}

function NotAdded({ failure }: { failure: Failure | null }) {
  const { t } = useText()
  if (!isUndecided(failure)) return <NotSaved failure={failure} />
  return (
    <p className="said warn" role="alert">
      <Icon name="alert" />
      <span>{t('admin.devices.undecided')}</span>
    </p>
  )
}
