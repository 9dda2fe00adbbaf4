/** Parts with this attribute open the sound themselves, and say more. */
export const OPENS_SOUND = 'data-opens-sound'

const TOUCHES = ['pointerdown', 'pointerup', 'keydown'] as const

/** Hears every touch and key before anybody else does, and takes it from nobody. @returns how to stop */
export function onFirstTouch(touched: () => void): () => void {
  const hear = (event: Event) => {
    if (event.target instanceof Element && event.target.closest(`[${OPENS_SOUND}]`)) return
    touched()
  }
  for (const name of TOUCHES) addEventListener(name, hear, { capture: true, passive: true })
  return () => {
    for (const name of TOUCHES) removeEventListener(name, hear, { capture: true })
  }
}
