import { useEffect, useRef, useState } from 'react'
import { useLive, useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { type Text, useText } from '../../text/i18n.ts'
import { type Mute, muteLeft } from '../../voice/mute.ts'
import { OPENS_SOUND } from './onFirstTouch.ts'
import { useSound, useSoundView } from './SoundContext.ts'
import { SoundMenu } from './SoundMenu.tsx'
import { silentZones } from './silentZones.ts'
import type { ShownSound, SoundView } from './soundView.ts'

/**
 * Whether this screen can be heard, in its header; a tap opens the sound, or a menu to silence it.
 * @param tellsZones whether people here should know of other places that nobody can hear
 */
export function SoundStatus({ className, tellsZones = false }: { className: string; tellsZones?: boolean }) {
  const text = useText()
  const sound = useSound()
  const view = useSoundView((all) => all)
  const now = useServerNow()
  const presence = useLive((live) => live.presence)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useClosing(box, isMenuOpen, setMenuOpen)
  const state = stateOf(view)
  const zones = tellsZones ? silentZones(presence, text) : ''
  const isOff = view.sound !== 'on'
  return (
    <div className="snd" ref={box}>
      <button
        type="button"
        className={isOff || zones !== '' ? `${className} off` : className}
        data-sound={view.sound}
        data-testid="sound"
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        aria-label={`${text.t('sound.menu.label')}: ${text.t(`sound.state.${state}`)}${zones}`}
        {...(view.sound === 'locked' ? { [OPENS_SOUND]: '' } : {})}
        onClick={() => (view.sound === 'locked' ? sound.turnOn() : setMenuOpen(!isMenuOpen))}
      >
        <Icon name={view.sound === 'on' ? 'sound' : 'mute'} />
        <span>{!isOff && zones !== '' ? zones : label(state, view.mute, now, text)}</span>
      </button>
      {isMenuOpen && <SoundMenu state={state} zones={zones} onDone={() => setMenuOpen(false)} />}
    </div>
  )
}

function stateOf({ sound, isAnnouncer }: SoundView): ShownSound {
  return sound === 'on' && !isAnnouncer ? 'elsewhere' : sound
}

function label(state: ShownSound, mute: Mute, now: number, { t }: Text): string {
  const left = state === 'muted' ? muteLeft(mute, now) : null
  return left === null ? t(`sound.state.${state}`) : t('sound.state.mutedFor', { left })
}

/** A touch beside the menu, or Escape, closes it. */
function useClosing(box: React.RefObject<HTMLElement | null>, isOpen: boolean, setOpen: (isOpen: boolean) => void): void {
  useEffect(() => {
    if (!isOpen) return
    const beside = (event: Event) => event.target instanceof Node && !box.current?.contains(event.target) && setOpen(false)
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    addEventListener('pointerdown', beside)
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('pointerdown', beside)
      removeEventListener('keydown', onKey)
    }
  }, [box, isOpen, setOpen])
}
