import { shopChange, shopSaved } from '@passline/shared/api'
import type { Shop } from '@passline/shared/shop'
import { type FormEvent, useState } from 'react'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { type FaultPaths, faultsBySchema, faultsByServer, NO_FAULTS } from '../faultPaths.ts'
import { NotSaved } from '../NotSaved.tsx'
import { useWrite } from '../queries.ts'
import { BoardSettings } from './BoardSettings.tsx'
import { NumberSetting } from './NumberSetting.tsx'
import { ShopFields } from './ShopFields.tsx'
import { SwitchSetting } from './SwitchSetting.tsx'
import { bodyOf, draftOf, NUMBERS, type SettingsDraft } from './settingsDraft.ts'

/** The settings in sections, saved together. Until something is changed here the form follows the shop. */
export function SettingsForm({ shop }: { shop: Shop }) {
  const { t } = useText()
  const [changed, setChanged] = useState<SettingsDraft | null>(null)
  const [faults, setFaults] = useState<FaultPaths>(NO_FAULTS)
  const save = useWrite(shopSaved)
  const draft = changed ?? draftOf(shop)
  const change = (part: Partial<SettingsDraft>) => {
    save.reset()
    setChanged({ ...draft, ...part })
  }
  const leave = () => {
    setChanged(null)
    setFaults(NO_FAULTS)
    save.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = bodyOf(draft)
    const found = faultsBySchema(shopChange, body)
    setFaults(found)
    if (found.size > 0) return
    save.mutate(
      { method: 'PATCH', path: '', body },
      { onSuccess: () => setChanged(null), onError: (failure) => setFaults(faultsByServer(failure)) },
    )
  }
  return (
    <form className="sections" noValidate onSubmit={submit}>
      <div className="column">
        <section className="p">
          <h2>{t('admin.settings.section.shop')}</h2>
          <ShopFields draft={draft} faults={faults} onChange={change} />
        </section>
        <section className="p">
          <h2>{t('admin.settings.section.alarms')}</h2>
          {NUMBERS.map((name) => (
            <NumberSetting key={name} name={name} draft={draft} faults={faults} onChange={change} />
          ))}
          <SwitchSetting name="webPush" draft={draft} onChange={change} />
        </section>
      </div>
      <div className="column">
        <section className="p">
          <h2>{t('admin.settings.section.kitchen')}</h2>
          {(['oneTap', 'autoFire', 'rushFirst'] as const).map((name) => (
            <SwitchSetting key={name} name={name} draft={draft} onChange={change} />
          ))}
        </section>
        <section className="p">
          <h2>{t('admin.settings.section.order')}</h2>
          {(['confirmWristband', 'deliver'] as const).map((name) => (
            <SwitchSetting key={name} name={name} draft={draft} onChange={change} />
          ))}
        </section>
        <section className="p">
          <h2>{t('admin.settings.section.board')}</h2>
          <BoardSettings draft={draft} faults={faults} onChange={change} />
        </section>
      </div>
      <div className="save-bar">
        <NotSaved failure={save.error} />
        {save.isSuccess && changed === null && (
          <p className="said ok" role="status">
            <Icon name="check" />
            <span>{t('admin.saved')}</span>
          </p>
        )}
        {changed !== null && (
          <>
            <p className="sub">{t('admin.settings.unsaved')}</p>
            <button type="button" className="b2" onClick={leave}>
              {t('admin.settings.reset')}
            </button>
          </>
        )}
        <button type="submit" className="b1" disabled={changed === null || save.isPending}>
          {t(save.isPending ? 'admin.saving' : 'admin.save')}
        </button>
      </div>
    </form>
  )
}
