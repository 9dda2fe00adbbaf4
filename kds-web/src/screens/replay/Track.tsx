import { type PointerEvent, useEffect, useRef } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { useTick } from '../../parts/ticking.ts'
import { timeOfDay, timeWithSeconds } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'
import { isWallGap } from './deeds.ts'
import type { Past } from './loadPast.ts'
import type { Player } from './player.ts'
import './track.css'

interface TrackProps {
  past: Past
  player: Player
  timeZone: string
}

const MINUTE_MS = 60_000

/** The hour as a line to drag along: taps per minute as bars, late dishes above them, gaps as boxes that nothing is drawn through. */
export function Track({ past, player, timeZone }: TrackProps) {
  const { t } = useText()
  const { from, to } = past.hour
  const track = useRef<HTMLDivElement>(null)
  const now = useTick(player)
  const seek = (event: PointerEvent<HTMLDivElement>) => {
    const box = track.current?.getBoundingClientRect()
    if (box) player.seek(from + ((event.clientX - box.left) / box.width) * (to - from))
  }
  return (
    <div
      ref={track}
      className="track"
      role="slider"
      tabIndex={0}
      aria-label={t('replay.time')}
      aria-valuemin={Math.round((past.replay.from - from) / 1000)}
      aria-valuemax={Math.round((past.replay.to - from) / 1000)}
      aria-valuenow={Math.round((now - from) / 1000)}
      aria-valuetext={timeWithSeconds(now, timeZone)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        seek(event)
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && seek(event)}
    >
      <Bars past={past} passed={Math.floor((now - past.replay.from) / MINUTE_MS)} />
      <Unknown past={past} />
      <Gaps past={past} />
      <LateMarks past={past} />
      <Head player={player} from={from} to={to} />
      <Axis from={from} to={to} timeZone={timeZone} />
    </div>
  )
}

/** A share of the line, for CSS. */
function share(at: number, { from, to }: { from: number; to: number }): string {
  return `${(Math.min(1, Math.max(0, (at - from) / Math.max(1, to - from))) * 100).toFixed(3)}%`
}

/** The place of a stretch on the line. */
function between(from: number, to: number, hour: { from: number; to: number }): { left: string; right: string } {
  return { left: share(from, hour), right: `calc(100% - ${share(to, hour)})` }
}

/** The parts of the hour of which nothing is known: from before the journal, and from after now. */
function Unknown({ past: { replay, hour } }: { past: Past }) {
  return (
    <>
      {replay.from > hour.from && <i className="unknown" style={between(hour.from, replay.from, hour)} />}
      {replay.to < hour.to && <i className="unknown" style={between(replay.to, hour.to, hour)} />}
    </>
  )
}

/** The busiest minute is as high as there is room; the last one may be a part of a minute, and is as narrow. */
function Bars({ past: { bars, replay, hour }, passed }: { past: Past; passed: number }) {
  const most = Math.max(4, ...bars)
  return (
    <div className="bars" aria-hidden="true">
      {bars.map((taps, minute) => {
        const begin = replay.from + minute * MINUTE_MS
        const style = { ...between(begin, Math.min(replay.to, begin + MINUTE_MS), hour), height: `${(taps / most) * 100}%` }
        return <i key={begin} className={minute < passed ? 'past' : ''} style={style} />
      })}
    </div>
  )
}

/** Screens of the kitchen that were gone for a while are boxes; other devices, and who was never there, are lines beneath. */
function Gaps({ past: { gaps, devices, replay, hour } }: { past: Past }) {
  return gaps.map((gap) => {
    const [from, to] = [Date.parse(gap.from), gap.to === null ? replay.to : Date.parse(gap.to)]
    const isWhole = from <= replay.from && to >= replay.to
    const isBox = isWallGap(gap, devices) && !isWhole
    return (
      <span key={`${gap.deviceId} ${gap.from}`} className={isBox ? 'gap' : 'gap thin'} style={between(from, to, hour)} data-testid="gap">
        {isBox && <Icon name="unlink" />}
      </span>
    )
  })
}

/** One mark for all that became late within a minute. */
function LateMarks({ past: { deeds, hour } }: { past: Past }) {
  const minutes = new Set(deeds.filter((deed) => deed.kind === 'late').map((deed) => Math.floor((deed.at - hour.from) / MINUTE_MS)))
  return [...minutes].map((minute) => (
    <span key={minute} className="mk" style={{ left: share(hour.from + (minute + 0.5) * MINUTE_MS, hour) }} data-testid="late-mark">
      <Icon name="oct" solid />
    </span>
  ))
}

/** Moves with every frame, past React. */
function Head({ player, from, to }: { player: Player; from: number; to: number }) {
  const head = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const move = () => {
      if (head.current) head.current.style.left = share(player.now(), { from, to })
    }
    move()
    return player.subscribeFrame(move)
  }, [player, from, to])
  return <span className="head" ref={head} />
}

const TENTH_MS = 10 * MINUTE_MS

function Axis({ from, to, timeZone }: { from: number; to: number; timeZone: string }) {
  const times = Array.from({ length: (to - from) / TENTH_MS + 1 }, (_, step) => from + step * TENTH_MS)
  return (
    <p className="ax" aria-hidden="true">
      {times.map((at) => (
        <span key={at} style={{ left: share(at, { from, to }) }}>
          {timeOfDay(at, timeZone)}
        </span>
      ))}
    </p>
  )
}
