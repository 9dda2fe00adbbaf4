import { useId } from 'react'
import { MOST_LINE_NOTE } from './blocked.ts'
import { useWords } from './useWords.ts'

const PHRASES = ['scallion', 'coriander', 'salt', 'quick'] as const

interface LineNoteProps {
  note: string
  /** It cannot be changed now. */
  isOff?: boolean
  onChange: (note: string) => void
}

/** A note for the cook: common phrases to tap, and free words. */
export function LineNote({ note, isOff = false, onChange }: LineNoteProps) {
  const { t } = useWords()
  const id = useId()
  const parts = note.split(SEPARATOR)
  return (
    <div>
      <h3>
        <label htmlFor={id}>{t('cashier.options.note')}</label>
      </h3>
      <div className="opt phrases">
        {PHRASES.map((each) => {
          const phrase = t(`cashier.options.phrases.${each}`)
          return (
            <button
              key={each}
              type="button"
              aria-pressed={parts.includes(phrase)}
              disabled={isOff}
              onClick={() => onChange(withPhrase(parts, phrase))}
            >
              {phrase}
            </button>
          )
        })}
      </div>
      <input
        id={id}
        className="field"
        value={note}
        maxLength={MOST_LINE_NOTE}
        disabled={isOff}
        placeholder={t('cashier.options.notePlaceholder')}
        data-testid="line-note"
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

const SEPARATOR = ' · '

function withPhrase(parts: readonly string[], phrase: string): string {
  const others = parts.filter((part) => part !== '' && part !== phrase)
  const next = parts.includes(phrase) ? others : [...others, phrase]
  return next.join(SEPARATOR).slice(0, MOST_LINE_NOTE)
}
