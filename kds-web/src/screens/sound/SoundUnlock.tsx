import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { OPENS_SOUND } from './onFirstTouch.ts'
import { useSound, useSoundView } from './SoundContext.ts'

/**
 * Asks for the one touch without which browsers stay silent. It covers no ticket and takes no touch but those of its buttons: work that is
 * tapped instead is done, and opens the sound as well.
 */
export function SoundUnlock({ hasRemote }: { hasRemote: boolean }) {
  const { t } = useText()
  const sound = useSound()
  const isLocked = useSoundView((view) => view.sound === 'locked')
  if (!isLocked) return null
  return (
    <section className="unlock" aria-label={t('sound.unlock.title')} data-testid="unlock">
      <Icon name="sound" />
      <div>
        <h2>{t('sound.unlock.title')}</h2>
        <p>{t(hasRemote ? 'sound.unlock.remote' : 'sound.unlock.body')}</p>
      </div>
      <button type="button" className="yes" {...{ [OPENS_SOUND]: '' }} onClick={sound.turnOn}>
        {t('sound.unlock.yes')}
      </button>
      <button type="button" className="no" {...{ [OPENS_SOUND]: '' }} onClick={sound.stayMuted}>
        {t('sound.unlock.no')}
      </button>
    </section>
  )
}
