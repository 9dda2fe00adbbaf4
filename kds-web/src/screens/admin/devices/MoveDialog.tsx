import { deviceSaved } from '@passline/shared/accountApi'
import type { Device } from '@passline/shared/api'
import { useState } from 'react'
import { Dialog } from '../../../parts/Dialog.tsx'
import { useText } from '../../../text/i18n.ts'
import { Field } from '../Field.tsx'
import { NotSaved } from '../NotSaved.tsx'
import { useWrite } from '../queries.ts'
import { PlaceSelect } from './PlaceSelect.tsx'

/** A guest's device goes to another place; its account and inbox stay [M1]. */
export function MoveDialog({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useText()
  const [place, setPlace] = useState(device.place)
  const move = useWrite(deviceSaved)
  return (
    <Dialog
      title={t('admin.devices.moveTitle', { name: device.name })}
      width={560}
      closeLabel={t('admin.close')}
      onClose={onClose}
      footer={
        <button
          type="button"
          className="b1"
          disabled={place === null || move.isPending}
          onClick={() => move.mutate({ method: 'PUT', path: `/devices/${device.id}/place`, body: { place } }, { onSuccess: onClose })}
        >
          {t(move.isPending ? 'admin.saving' : 'admin.save')}
        </button>
      }
    >
      <div className="stack">
        <p className="sub">{t('admin.devices.moveLead')}</p>
        <Field label={t('admin.devices.place')} wrong={place === null ? t('admin.devices.needPlace') : null}>
          {(tied) => <PlaceSelect tied={tied} kind={device.place?.kind ?? 'room'} place={place} onChange={setPlace} />}
        </Field>
        <NotSaved failure={move.error} />
      </div>
    </Dialog>
  )
}
