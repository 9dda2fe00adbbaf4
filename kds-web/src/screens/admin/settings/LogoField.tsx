import { useState } from 'react'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { type ReadLogo, readLogo } from './readLogo.ts'

/** The logo as it is, and a way to choose another. */
export function LogoField({ logo, onChange }: { logo: string; onChange: (logo: string) => void }) {
  const { t } = useText()
  const [fault, setFault] = useState<Exclude<ReadLogo, { logo: string }> | null>(null)
  const choose = async (file: File | undefined) => {
    if (!file) return
    const read = await readLogo(file)
    setFault('logo' in read ? null : read)
    if ('logo' in read) onChange(read.logo)
  }
  return (
    <div className="field">
      <span className="label">{t('admin.settings.logo')}</span>
      <div className="logo">
        {logo === '' ? <span className="sub">{t('admin.settings.logoNone')}</span> : <img src={logo} alt={t('admin.settings.logo')} />}
        <label className="b2 file">
          {t('admin.settings.logoChoose')}
          <input
            type="file"
            accept="image/png,image/jpeg,image/webp,image/svg+xml"
            data-testid="logo-file"
            onChange={(event) => {
              void choose(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </label>
        {logo !== '' && (
          <button type="button" className="b3 danger" onClick={() => onChange('')}>
            {t('admin.settings.logoRemove')}
          </button>
        )}
      </div>
      {fault ? (
        <p className="wrong" role="alert">
          <Icon name="alert" /> {t(`admin.settings.${fault.fault}`, { n: 'kiloBytes' in fault ? fault.kiloBytes : 0 })}
        </p>
      ) : (
        <p className="hint">{t('admin.settings.logoHint')}</p>
      )}
    </div>
  )
}
