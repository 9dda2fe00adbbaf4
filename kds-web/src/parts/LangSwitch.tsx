import { setLang, useText } from '../text/i18n.ts'
import { Icon } from './Icon.tsx'

/** Switches the language of this device; says the language it leads to. */
export function LangSwitch({ className }: { className?: string }) {
  const { t, lang } = useText()
  const other = lang === 'zh' ? 'en' : 'zh'
  return (
    <button type="button" className={className} lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLang(other)}>
      <Icon name="globe" />
      <span>{t('lang.switchTo')}</span>
    </button>
  )
}
