import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Live } from '../../live/createLive.ts'
import type { ScreenName } from '../screens.ts'
import { createSound, type Sound } from './createSound.ts'
import { Flash } from './Flash.tsx'
import { noteShownInFront } from './noteShownInFront.ts'
import { SoundContext } from './SoundContext.ts'
import { SoundUnlock } from './SoundUnlock.tsx'
import { stayAwake } from './stayAwake.ts'
import './sound.css'

/** Gives a screen its sound as long as it is open. */
export function SoundProvider({ screen, live, children }: { screen: ScreenName; live: Live; children: ReactNode }) {
  const [sound] = useState(() => createSound(screen, live))
  useEffect(() => {
    sound.start()
    const unnoted = noteShownInFront(live)
    return () => {
      unnoted()
      sound.stop()
    }
  }, [sound, live])
  useMuteKey(sound, screen === 'kitchen' || screen === 'pass')
  const isOpen = useStore(sound.view, (view) => view.sound !== 'locked')
  useEffect(() => (isOpen ? stayAwake() : undefined), [isOpen])
  return (
    <SoundContext value={sound}>
      {children}
      <Flash />
      {BANDED.has(screen) && <SoundUnlock hasRemote={screen === 'board'} />}
    </SoundContext>
  )
}

/** Screens that nobody may touch for hours. The others are touched all the time, and the first touch opens their sound. */
const BANDED: ReadonlySet<ScreenName> = new Set(['kitchen', 'pass', 'board'])

function useMuteKey(sound: Sound, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.target instanceof HTMLInputElement) return
      if (event.key === 'm' || event.key === 'M') sound.toggleMute()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [sound, isOn])
}
