import type { ReactNode } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { useTick } from '../../parts/ticking.ts'
import { timeWithSeconds } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'
import { neighbour } from './currentDeed.ts'
import type { Deed } from './deeds.ts'
import type { Past } from './loadPast.ts'
import { type Player, type PlayerView, SPEEDS } from './player.ts'

interface TransportProps {
  past: Past
  player: Player
  view: PlayerView
  timeZone: string
  onJump(deed: Deed): void
  children: ReactNode
}

const TEN_SECONDS = 10_000

/** Play, pause, ten seconds either way, how fast, and from one late dish or fault to the next. */
export function Transport({ past, player, view, timeZone, onJump, children }: TransportProps) {
  const { t } = useText()
  const now = useTick(player)
  return (
    <div className="ctl">
      <button type="button" aria-label={t('replay.backTen')} onClick={() => player.seek(player.now() - TEN_SECONDS)}>
        <Icon name="back" />
        10
      </button>
      <button
        type="button"
        className="play"
        aria-label={view.isPlaying ? t('replay.pause') : t('replay.play')}
        onClick={() => (view.isPlaying ? player.pause() : player.play())}
      >
        <Icon name={view.isPlaying ? 'pause' : 'play'} />
      </button>
      <button type="button" aria-label={t('replay.forwardTen')} onClick={() => player.seek(player.now() + TEN_SECONDS)}>
        <Icon name="fwd" />
        10
      </button>
      <time className="at" data-testid="clock">
        {timeWithSeconds(now, timeZone)}
      </time>
      <p className="over" role="status">
        {view.isOver && t(past.isRunning ? 'replay.overNow' : 'replay.over')}
      </p>
      {children}
      <fieldset className="pick" aria-label={t('replay.speed')}>
        <small aria-hidden="true">{t('replay.speed')}</small>
        {SPEEDS.map((speed) => (
          <button key={speed} type="button" aria-pressed={speed === view.speed} onClick={() => player.setSpeed(speed)}>
            {speed}×
          </button>
        ))}
      </fieldset>
      <Jumps past={past} now={now} onJump={onJump} />
    </div>
  )
}

function Jumps({ past, now, onJump }: Pick<TransportProps, 'past' | 'onJump'> & { now: number }) {
  const { t } = useText()
  const before = neighbour(past.deeds, 'late', now, -1)
  const late = neighbour(past.deeds, 'late', now, 1)
  const fault = neighbour(past.deeds, 'fault', now, 1)
  return (
    <>
      <Jump label={t('replay.lateBefore')} to={before} onJump={onJump} sign={<Icon name="left" />} />
      <Jump label={t('replay.lateNext')} to={late} onJump={onJump} mark={<Icon name="oct" solid />} sign={<Icon name="right" />} />
      <Jump label={t('replay.faultNext')} to={fault} onJump={onJump} mark={<Icon name="unlink" />} sign={<Icon name="right" />} />
    </>
  )
}

interface JumpProps {
  label: string
  to: Deed | null
  onJump(deed: Deed): void
  /** What it leads to, in every width; a late dish where nothing is given and there is no room for words. */
  mark?: ReactNode
  /** In which direction, where there is no room for words. */
  sign: ReactNode
}

function Jump({ label, to, onJump, mark, sign }: JumpProps) {
  return (
    <button type="button" aria-label={label} disabled={!to} onClick={() => to && onJump(to)}>
      <span className="words">{label}</span>
      {mark ?? (
        <span className="signs">
          <Icon name="oct" solid />
        </span>
      )}
      <span className="signs">{sign}</span>
    </button>
  )
}
