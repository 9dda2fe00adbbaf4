import { useEffect, useRef, useState } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import type { GuestWords } from '../../text/guest.ts'
import { type Bell, openBell } from './openBell.ts'

interface RingButtonProps {
  /** How many dishes are ready. */
  ready: number
  words: GuestWords
  /** The phone is to ring from now on, or not any more. */
  onTurned: (isOn: boolean) => void
}

/** Rings when more is ready than before, once the guest has asked for it: browsers stay silent until a touch. */
export function RingButton({ ready, words, onTurned }: RingButtonProps) {
  const [bell, setBell] = useState<Bell | null>(null)
  const [isDumb, setDumb] = useState(false)
  const isHere = useRef(true)
  const before = useRef(ready)
  useEffect(() => {
    if (ready > before.current) bell?.ring()
    before.current = ready
  }, [ready, bell])
  useEffect(() => {
    if (!bell) return
    onTurned(true)
    return () => {
      bell.close()
      onTurned(false)
    }
  }, [bell, onTurned])
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  return (
    <button type="button" className={isDumb ? 'ring dumb' : 'ring'} aria-pressed={bell !== null} onClick={() => void turn()}>
      <Icon name={bell ? 'sound' : 'mute'} />
      <span>{bell ? words.ringing : isDumb ? words.noRing : words.ring}</span>
    </button>
  )

  async function turn(): Promise<void> {
    if (bell) return setBell(null)
    const opened = await openBell()
    if (!isHere.current) return opened?.close()
    opened?.ring()
    setBell(opened)
    setDumb(opened === null)
  }
}
