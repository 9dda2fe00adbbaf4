import { shopChange, shopSaved } from '@passline/shared/api'
import type { Shop } from '@passline/shared/shop'
import { type FormEvent, useState } from 'react'
import { useText } from '../../../text/i18n.ts'
import { type FaultPaths, faultsBySchema, faultsByServer, NO_FAULTS } from '../faultPaths.ts'
import { useWrite } from '../queries.ts'
import { BoardSettings } from './BoardSettings.tsx'
import { NumberSetting } from './NumberSetting.tsx'
import { SaveBar } from './SaveBar.tsx'
import { ShopFields } from './ShopFields.tsx'
import { SwitchSetting } from './SwitchSetting.tsx'
import { bodyOf, draftOf, NUMBERS, type SettingsDraft } from './settingsDraft.ts'

/** The settings in sections, saved together. What is not changed here follows the shop. */
export function SettingsForm({ shop }: { shop: Shop }) {
  const { t } = useText()
  const [changed, setChanged] = useState<Partial<SettingsDraft>>({})
  const [faults, setFaults] = useState<FaultPaths>(NO_FAULTS)
  const save = useWrite(shopSaved)
  const draft = { ...draftOf(shop), ...changed }
  const change = (part: Partial<SettingsDraft>) => {
    save.reset()
    setChanged((before) => ({ ...before, ...part }))
  }
  const leave = () => {
    setChanged({})
    setFaults(NO_FAULTS)
    save.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = bodyOf(changed, shop)
    const found = faultsBySchema(shopChange, body)
    setFaults(found)
    if (found.size > 0) return
    save.mutate(
      { method: 'PATCH', path: '', body },
      { onSuccess: () => setChanged({}), onError: (failure) => setFaults(faultsByServer(failure)) },
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
      <SaveBar save={save} isChanged={Object.keys(changed).length > 0} onLeave={leave} />
    </form>
  )
}
