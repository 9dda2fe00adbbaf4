/** Runs in the page: how large what a finger meets is, px. What a target paints around itself, invisibly, belongs to it. */
export function touchArea(target: Element): { width: number; height: number } {
  const { left, top, right, bottom } = target.getBoundingClientRect()
  if (right === left || bottom === top) return { width: 0, height: 0 }
  const boxes = [{ left, top, right, bottom }, ...['::before', '::after'].flatMap((pseudo) => boxAround(target, pseudo))]
  return {
    width: Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left)),
    height: Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top)),
  }
}

/** What is laid around a target has the target's padding as its origin, if the target is positioned; anything else around it is not its own. */
function boxAround(target: Element, pseudo: string): { left: number; top: number; right: number; bottom: number }[] {
  const style = getComputedStyle(target, pseudo)
  const isAround = style.content !== 'none' && style.position === 'absolute' && style.pointerEvents !== 'none'
  if (!isAround || getComputedStyle(target).position === 'static') return []
  const outer = target.getBoundingClientRect()
  const left = outer.left + target.clientLeft + Number.parseFloat(style.left)
  const top = outer.top + target.clientTop + Number.parseFloat(style.top)
  return [{ left, top, right: left + Number.parseFloat(style.width), bottom: top + Number.parseFloat(style.height) }]
}
