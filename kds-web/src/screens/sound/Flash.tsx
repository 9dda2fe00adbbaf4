import { useEffect, useState } from 'react'
import { useSoundView } from './SoundContext.ts'

/** Three times 900 ms, as the animation has it. */
const FLASH_MS = 2_700

/** The edge of the screen, three times: what came in could not be heard. */
export function Flash() {
  const { count, isUrgent } = useSoundView((view) => view.flash)
  const [ended, setEnded] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setEnded(count), FLASH_MS)
    return () => clearTimeout(timer)
  }, [count])
  if (count <= ended) return null
  return <div key={count} className={isUrgent ? 'flash urgent' : 'flash'} aria-hidden="true" data-testid="flash" />
}
