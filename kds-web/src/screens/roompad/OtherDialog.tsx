import { useState } from 'react'
import { Dialog } from '../../parts/Dialog.tsx'
import { useText } from '../../text/i18n.ts'

const SUGGESTIONS = ['chopsticks', 'napkins', 'ice', 'hotTowel', 'aircon', 'packing'] as const
const MOST_CHARACTERS = 100

/** Anything else, in the guest's own words; what is often asked for is one tap away. */
export function OtherDialog({ onSend, onClose }: { onSend: (text: string) => void; onClose: () => void }) {
  const { t } = useText()
  const [text, setText] = useState('')
  const said = text.trim()
  const send = () => said !== '' && onSend(said)
  return (
    <Dialog
      title={t('roompad.other.title')}
      closeLabel={t('roompad.other.back')}
      width={720}
      testId="other-dialog"
      onClose={onClose}
      footer={
        <button type="button" className="send" disabled={said === ''} data-testid="send-other" onClick={send}>
          {t('roompad.other.send')}
        </button>
      }
    >
      <div className="otherBody">
        <input
          data-autofocus
          maxLength={MOST_CHARACTERS}
          value={text}
          aria-label={t('roompad.other.label')}
          placeholder={t('roompad.other.placeholder')}
          data-testid="other-text"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && send()}
        />
        <h3>{t('roompad.other.suggestions')}</h3>
        <div className="opt">
          {SUGGESTIONS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={said === t(`roompad.other.${each}`)}
              onClick={() => setText(t(`roompad.other.${each}`))}
            >
              {t(`roompad.other.${each}`)}
            </button>
          ))}
        </div>
      </div>
    </Dialog>
  )
}
