import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Sound } from './createSound.ts'
import type { SoundView } from './soundView.ts'

export const SoundContext = createContext<Sound | null>(null)

export function useSound(): Sound {
  const sound = useContext(SoundContext)
  if (!sound) throw new Error('a part that speaks of sound must stand inside SoundProvider')
  return sound
}

export function useSoundView<T>(select: (view: SoundView) => T): T {
  return useStore(useSound().view, select)
}
