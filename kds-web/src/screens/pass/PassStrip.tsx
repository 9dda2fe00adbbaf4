import { shownSeqNo } from '@passline/shared/businessDay'
import type { ShopState } from '@passline/shared/state'
import { useMemo } from 'react'
import { useActions, useLive, useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { NotSavedToast } from '../../parts/NotSavedToast.tsx'
import { OfflineBanner } from '../../parts/OfflineBanner.tsx'
import { toastNow } from '../../parts/toastNow.ts'
import { whereTo } from '../../parts/whereTo.ts'
import { useText } from '../../text/i18n.ts'
import { kindOf } from '../inbox/kindOf.ts'
import { useSaid } from '../inbox/useSaid.ts'
import { orphansOf } from '../orphans.ts'
import { useSound, useSoundView } from '../sound/SoundContext.ts'
import type { PassWork } from './usePassWork.ts'
import './strip.css'

interface PassStripProps {
  state: ShopState | null
  work: PassWork
}

/** What must be known now, else what is being said, else the keys; silence for five minutes; the last step and its undo. */
export function PassStrip({ state, work }: PassStripProps) {
  return (
    <footer className="strip">
      <Middle state={state} />
      <Mute />
      <LastStep work={work} />
    </footer>
  )
}

function Middle({ state }: { state: ShopState | null }) {
  const { dismissToast } = useActions()
  const toasts = useLive((live) => live.toasts)
  const connection = useLive((live) => live.connection)
  const isOffline = connection.phase === 'offline'
  const uncovered = useLive((live) => live.presence?.uncovered)
  const orphans = useMemo(() => (state && uncovered ? orphansOf(state, uncovered, () => false) : null), [state, uncovered])
  const now = useServerNow()
  const { t, nameOf } = useText()
  const toast = toastNow(toasts, isOffline || orphans !== null, now)
  if (toast) return <NotSavedToast toast={toast} onDismiss={dismissToast} />
  if (isOffline) return <Offline attempt={connection.attempt} timeZone={state?.shop.timeZone ?? 'Asia/Shanghai'} />
  if (orphans) {
    const names = orphans.stationIds.flatMap((id) => state?.stations.get(id)?.name ?? [])
    const stations = names.map(nameOf).join(t('sound.between'))
    return (
      <div className="orphan" role="alert" data-testid="orphans">
        <Icon name="unlink" />
        <div>
          <b>{t('pass.orphan', { n: orphans.lines, stations })}</b>
          <p>{t('pass.orphanBody')}</p>
        </div>
      </div>
    )
  }
  return <Heard />
}

function Offline({ attempt, timeZone }: { attempt: number; timeZone: string }) {
  const { t } = useText()
  const provenAt = useLive((live) => live.provenAt)
  const stored = useLive((live) => live.outboxSize)
  const isDurable = useLive((live) => live.isOutboxDurable)
  return <OfflineBanner {...{ provenAt, attempt, stored, isDurable, timeZone }} advice={t('pass.offlineAdvice')} />
}

/** What this screen says now and how much is behind; else the latest message that nobody here has acknowledged. That something is made stands above. */
function Heard() {
  const { t, lang } = useText()
  const saying = useSoundView((view) => view.saying)
  const { open: said, acknowledge } = useSaid()
  const open = said.filter(({ latest }) => kindOf(latest) !== 'ready')
  if (saying) {
    return (
      <p className="say" role="status" data-testid="saying">
        <Icon name="sound" />
        <span className="lb">{t('pass.strip.saying')}</span>
        <b>{saying.content[lang].shown}</b>
        {saying.behind > 0 && <span className="lb">{t('pass.strip.behind', { n: saying.behind })}</span>}
      </p>
    )
  }
  const [latest] = open
  if (!latest?.latest.content) return <KeyHints />
  return (
    <div className="say" data-testid="news">
      <Icon name="msg" />
      <b>{latest.latest.content[lang].shown}</b>
      {open.length > 1 && <span className="lb">{t('pass.strip.moreNews', { n: open.length - 1 })}</span>}
      <button type="button" className="bt" onClick={() => acknowledge([latest])}>
        {t('pass.strip.gotIt')}
      </button>
    </div>
  )
}

function KeyHints() {
  const { t } = useText()
  const hints = [
    ['1–8', t('pass.strip.select')],
    ['C', t('pass.call')],
    ['P', t('pass.pickedUp')],
    ['↑↓', t('pass.strip.moves')],
    ['←→', t('pass.strip.pages')],
    ['Tab', t('pass.strip.filter')],
  ] as const
  return (
    <p className="keys">
      {hints.map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd>
          {does}
        </span>
      ))}
    </p>
  )
}

function Mute() {
  const { t } = useText()
  const sound = useSound()
  const isMuted = useSoundView((view) => view.sound === 'muted')
  return (
    <button type="button" className="bt" data-testid="mute" onClick={sound.toggleMute}>
      <Icon name={isMuted ? 'sound' : 'mute'} />
      <span>{t(isMuted ? 'pass.strip.unmute' : 'pass.strip.mute')}</span>
    </button>
  )
}

function LastStep({ work: { latest, failed, undo } }: Pick<PassStripProps, 'work'>) {
  const { t } = useText()
  const now = useServerNow()
  const step = failed ?? latest
  if (!step) return null
  const { no } = whereTo(step.order, t)
  const seconds = Math.max(0, Math.round((now - step.at) / 1000))
  const ago = seconds < 60 ? t('pass.strip.secondsAgo', { n: seconds }) : t('pass.minutesAgo', { n: Math.floor(seconds / 60) })
  const label = step.action === 'call' ? 'pass.strip.lastCalled' : 'pass.strip.lastTaken'
  return (
    <div className="lastp" data-testid="last-step">
      <p role="status">
        <span className="lb">{t(failed ? 'pass.strip.notUndone' : label)}</span>{' '}
        <b>{step.order.place ? `${shownSeqNo(step.order.seqNo)} ${no}` : no}</b> <span className="lb">{ago}</span>
      </p>
      {!failed && (
        <button type="button" className="bt" data-testid="undo" onClick={undo}>
          <Icon name="undo" />
          <span>{t('pass.strip.undo')}</span>
        </button>
      )}
    </div>
  )
}
