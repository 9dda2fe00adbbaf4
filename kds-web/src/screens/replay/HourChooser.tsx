import { useState } from 'react'
import { Dialog } from '../../parts/Dialog.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'
import { dateWords } from './dateWords.ts'
import { dayOf, daysBetween, HOUR_MS, hoursOfDay } from './hours.ts'

interface HourChooserProps {
  range: { from: number; to: number }
  /** The hour that is shown now, by its beginning. */
  hour: number
  timeZone: string
  onChoose(at: number): void
  onClose(): void
}

/** Every day and hour that can be replayed. */
export function HourChooser({ range, hour, timeZone, onChoose, onClose }: HourChooserProps) {
  const { t, locale } = useText()
  const [day, setDay] = useState(() => dayOf(hour, timeZone))
  const days = daysBetween(range.from, range.to, timeZone)
  const chosen = days.find((each) => each.day === day)?.at ?? range.to
  const today = days[0]?.day
  return (
    <Dialog
      title={t('replay.chooseHour')}
      closeLabel={t('replay.close')}
      footer={<p>{t('replay.reach', { time: dateWords(range.from, { timeZone, locale }).moment })}</p>}
      width={880}
      testId="hours"
      onClose={onClose}
    >
      <div className="hours">
        <fieldset className="days" aria-label={t('replay.days')}>
          {days.map((each) => {
            const words = dateWords(each.at, { timeZone, locale })
            return (
              <button key={each.day} type="button" aria-pressed={each.day === day} onClick={() => setDay(each.day)}>
                <b>{words.day}</b> <span>{each.day === today ? t('replay.today') : words.weekday}</span>
              </button>
            )
          })}
        </fieldset>
        <fieldset className="clock" aria-label={t('replay.hours')}>
          {hoursOfDay(chosen, timeZone).map(({ from }) => (
            <button
              key={from}
              type="button"
              aria-pressed={from === hour}
              disabled={from + HOUR_MS <= range.from || from > range.to}
              data-autofocus={from === hour || undefined}
              onClick={() => onChoose(from)}
            >
              <b>{timeOfDay(from, timeZone)}</b>
              {from + HOUR_MS > range.to && from <= range.to && <small>{t('replay.running')}</small>}
            </button>
          ))}
        </fieldset>
      </div>
    </Dialog>
  )
}
