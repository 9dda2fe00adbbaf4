import type { Language } from '@passline/shared/spoken'
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { useLive } from '../../live/LiveContext.tsx'
import type { Translate } from '../../text/i18n.ts'
import { followLang, textIn, useText } from '../../text/i18n.ts'

/** The board's second language, which stands beside the first; null when the shop wants one only. */
interface Second {
  lang: Language
  t: Translate
}

const SecondContext = createContext<Second | null>(null)

/** Gives the board the languages that the shop wants: the page is in the first, and the other one stands beside it. */
export function BoardTexts({ children }: { children: ReactNode }) {
  const { lang } = useText()
  const key = useLive((live) => live.state?.shop.settings.boardLanguages.join(' ') ?? '')
  useEffect(() => {
    const [first] = languagesOf(key)
    if (first) followLang(first)
  }, [key])
  const second = useMemo(() => {
    const other = languagesOf(key).length > 1 ? languagesOf(key).find((each) => each !== lang) : undefined
    return other ? { lang: other, t: textIn(other) } : null
  }, [key, lang])
  return <SecondContext value={second}>{children}</SecondContext>
}

/** A sentence in the board's languages: large in the first, small beside it in the second. */
export function Said({ say }: { say(t: Translate): string }) {
  const { t } = useText()
  const second = useContext(SecondContext)
  return (
    <>
      <span>{say(t)}</span>
      {second && (
        <span className="also" lang={second.lang === 'zh' ? 'zh-CN' : 'en'}>
          {say(second.t)}
        </span>
      )}
    </>
  )
}

function languagesOf(key: string): Language[] {
  return key.split(' ').flatMap((each) => (each === 'zh' || each === 'en' ? [each] : []))
}
