import { useCallback, useEffect, useRef, useState } from 'react'

const AFTER_TOUCH_MS = 800

export interface Hold {
  isHeld: boolean
  onPointerDown(): void
  tapKey(): void
}

/** Whether a finger is on the wall, or left it less than 800 ms ago: then nothing there may move. A key counts as a touch. */
export function useHold(): Hold {
  const [isHeld, setHeld] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const hold = useCallback(() => {
    clearTimeout(timer.current)
    setHeld(true)
  }, [])
  const release = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setHeld(false), AFTER_TOUCH_MS)
  }, [])
  useEffect(() => {
    // On the window, because a finger may leave the wall before it is lifted. Any lift ends with a release, held or not.
    addEventListener('pointerup', release)
    addEventListener('click', dropFocus)
    addEventListener('pointercancel', release)
    return () => {
      removeEventListener('pointerup', release)
      removeEventListener('click', dropFocus)
      removeEventListener('pointercancel', release)
      clearTimeout(timer.current)
    }
  }, [release])
  const tapKey = useCallback(() => {
    hold()
    release()
  }, [hold, release])
  return { isHeld, onPointerDown: hold, tapKey }
}

/** After a tap with a finger a button of the wall gives up the focus: the next key of the bump bar is the cursor's, not the button's. */
function dropFocus({ detail }: MouseEvent): void {
  const focused = document.activeElement
  if (detail > 0 && focused instanceof HTMLElement && focused.closest('.wall')) focused.blur()
}
