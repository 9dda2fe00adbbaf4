import type { ShopState } from '@passline/shared/state'
import { useState } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'
import type { StationFilter } from '../kitchen/stations.ts'
import { CopyLink } from './CopyLink.tsx'
import { dateWords } from './dateWords.ts'
import { HourChooser } from './HourChooser.tsx'
import { HOUR_MS, hourOf } from './hours.ts'
import type { Past } from './loadPast.ts'
import type { Player } from './player.ts'
import { StationChoice } from './StationChoice.tsx'

interface ReplayHeadProps {
  past: Past
  state: ShopState
  player: Player
  stations: StationFilter
  onStations(stations: StationFilter): void
  /** Opens the hour that an instant lies in, at that instant. ms since 1970 UTC. */
  onMoment(at: number): void
}

/** Which hour it is in words, the way to others, and what of the wall is shown. */
export function ReplayHead({ past, state, player, stations, onStations, onMoment }: ReplayHeadProps) {
  const { t, locale } = useText()
  const [isChoosing, setChoosing] = useState(false)
  const { replay, range } = past
  const { timeZone } = state.shop
  const hour = hourOf(replay.from, timeZone)
  const words = dateWords(replay.from, { timeZone, locale })
  const times = { from: timeOfDay(hour, timeZone), to: timeOfDay(hour + HOUR_MS, timeZone) }
  return (
    <>
      <div className="hour">
        <button
          type="button"
          aria-label={t('replay.hourBefore')}
          disabled={hour <= range.from}
          onClick={() => onMoment(Math.max(range.from, hour - HOUR_MS))}
        >
          <Icon name="left" />
        </button>
        <h1>
          <button type="button" aria-haspopup="dialog" title={t('replay.chooseHour')} onClick={() => setChoosing(true)}>
            {t('replay.hour', { day: words.day, weekday: words.weekday, ...times })}
            <Icon name="down" />
          </button>
        </h1>
        <button
          type="button"
          aria-label={t('replay.hourAfter')}
          disabled={hour + HOUR_MS > range.to}
          onClick={() => onMoment(hour + HOUR_MS)}
        >
          <Icon name="right" />
        </button>
      </div>
      <StationChoice state={state} stations={stations} onStations={onStations} />
      <CopyLink player={player} shopId={state.shop.id} />
      {isChoosing && (
        <HourChooser
          range={range}
          hour={hour}
          timeZone={timeZone}
          onClose={() => setChoosing(false)}
          onChoose={(at) => {
            setChoosing(false)
            onMoment(Math.min(range.to, Math.max(range.from, at)))
          }}
        />
      )}
    </>
  )
}
