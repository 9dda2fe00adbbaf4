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
  const [bell, setBell] = useState<Bell | 'none' | null>(null)
  const before = useRef(ready)
  useEffect(() => {
    if (ready > before.current && bell && bell !== 'none') bell.ring()
    before.current = ready
  }, [ready, bell])
  const isOn = bell !== null && bell !== 'none'
  return (
    <button type="button" className="ring" aria-pressed={isOn} disabled={bell === 'none'} onClick={() => void turn()}>
      <Icon name={isOn ? 'sound' : 'mute'} />
      <span>{bell === 'none' ? words.noRing : isOn ? words.ringing : words.ring}</span>
    </button>
  )

  async function turn(): Promise<void> {
    if (isOn) {
      bell.close()
      setBell(null)
      return onTurned(false)
    }
    const opened = await openBell()
    opened?.ring()
    setBell(opened ?? 'none')
    onTurned(opened !== null)
  }
}
