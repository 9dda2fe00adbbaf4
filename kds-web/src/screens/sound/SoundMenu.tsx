import { useText } from '../../text/i18n.ts'
import { useSound, useSoundView } from './SoundContext.ts'
import type { ShownSound } from './soundView.ts'

/** What the sound of this screen does, and how to change it. */
export function SoundMenu({ state, zones, onDone }: { state: ShownSound; zones: string; onDone(): void }) {
  const { t } = useText()
  const sound = useSound()
  const isEndless = useSoundView((view) => view.mute?.until === null)
  const isMuted = state === 'muted'
  const choose = (does: () => void) => () => {
    does()
    onDone()
  }
  return (
    <div className="smenu" role="menu" aria-label={t('sound.menu.label')}>
      <p>{t(isMuted && isEndless ? 'sound.menu.mutedLong' : `sound.menu.${state}`)}</p>
      {zones !== '' && <p className="zones">{zones}</p>}
      {isMuted || (
        <button type="button" role="menuitem" onClick={choose(sound.toggleMute)}>
          {t('sound.menu.mute')}
        </button>
      )}
      <button type="button" role="menuitem" onClick={choose(sound.turnOn)}>
        {t(isMuted ? 'sound.menu.unmute' : 'sound.menu.test')}
      </button>
    </div>
  )
}
