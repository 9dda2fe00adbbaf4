/** Fills the whole glass, or gives it back; browsers that cannot stay as they are. */
export function toggleFullScreen(): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.()
  done?.catch((cause) => console.warn('this browser keeps its frame', cause))
}
