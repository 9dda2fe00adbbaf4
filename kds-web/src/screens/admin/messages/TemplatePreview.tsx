import { previewAnswer } from '@passline/shared/ruleApi'
import type { TemplateTexts, Wording } from '@passline/shared/template'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useClient } from '../../../live/LiveContext.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { useListening } from './useListening.ts'

const LANGUAGES = ['zh', 'en'] as const

/** How the texts look and sound with samples, as the server would put them together. */
export function TemplatePreview({ event, texts }: { event: string; texts: TemplateTexts }) {
  const { t } = useText()
  const client = useClient()
  const asked = useDeferredValue(texts)
  const { data, isError } = useQuery({
    queryKey: ['preview', event, asked.zh, asked.en],
    enabled: asked.zh.trim() !== '',
    placeholderData: (before) => before,
    queryFn: async () => {
      const answer = await client.ask({ method: 'POST', path: '/v1/im/templates/preview', body: { event, texts: asked } }, previewAnswer)
      if (answer.kind !== 'ok') throw new Error(answer.kind)
      return answer.value
    },
  })
  const isGood = data !== undefined && data.faults.length === 0
  return (
    <section className="am-preview" aria-label={t('adminMessages.templates.preview')} aria-live="polite">
      <header>
        <h3>{t('adminMessages.templates.preview')}</h3>
        {isGood && (
          <span className="am-out good">
            <Icon name="check" />
            {t('adminMessages.templates.fieldsGood')}
          </span>
        )}
      </header>
      {isError && <p className="said warn">{t('adminMessages.templates.previewFailed')}</p>}
      {LANGUAGES.map((language) => {
        const wording = data?.[language] ?? null
        return wording && (language === 'zh' || texts.en.trim() !== '') ? (
          <Sentence key={language} language={language} wording={wording} />
        ) : null
      })}
    </section>
  )
}

function Sentence({ language, wording }: { language: (typeof LANGUAGES)[number]; wording: Wording }) {
  const { t } = useText()
  const { state, say } = useListening()
  return (
    <div className="am-sentence">
      <p lang={language}>{wording.shown}</p>
      {wording.spoken !== wording.shown && (
        <p className="sub" lang={language}>
          {t('adminMessages.templates.spoken')}: {wording.spoken}
        </p>
      )}
      <p className="am-listen">
        <button type="button" className="b2" disabled={state === 'playing'} onClick={() => say(wording.spoken, language)}>
          <Icon name="sound" />
          {t(state === 'playing' ? 'adminMessages.templates.listening' : 'adminMessages.templates.listen')}
        </button>
        <span className="sub">
          {t(state === 'noVoice' ? 'adminMessages.templates.noVoice' : 'adminMessages.templates.seconds', {
            n: secondsToSay(wording.spoken, language),
          })}
        </span>
      </p>
    </div>
  )
}

/** Chinese is read at about four and a half syllables a second, English at about two and a half words; at least one second. */
function secondsToSay(text: string, language: 'zh' | 'en'): number {
  const units = language === 'zh' ? [...text].length / 4.5 : text.split(/\s+/).length / 2.5
  return Math.max(1, Math.round(units))
}
