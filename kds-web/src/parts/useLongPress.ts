import { type MouseEvent, type PointerEvent, useRef } from 'react'

const LONG_MS = 600
/** A finger that moves this far scrolls or slips; it does not press. */
const SLIP_PX = 24

/** Handlers for a target where a tap does one thing and a press of 600 ms another. */
export function useLongPress(tap: () => void, long: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const from = useRef({ x: 0, y: 0 })
  const isDone = useRef(false)
  const cancel = () => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
  }
  return {
    onPointerDown(event: PointerEvent) {
      cancel()
      isDone.current = false
      from.current = { x: event.clientX, y: event.clientY }
      timer.current = setTimeout(() => {
        isDone.current = true
        long()
      }, LONG_MS)
    },
    onPointerMove(event: PointerEvent) {
      if (Math.abs(event.clientX - from.current.x) + Math.abs(event.clientY - from.current.y) > SLIP_PX) cancel()
    },
    onPointerUp: cancel,
    onPointerCancel: cancel,
    onPointerLeave: cancel,
    onContextMenu: (event: { preventDefault(): void }) => event.preventDefault(),
    /** The click that ends a long press is nothing more, neither for the target nor for a button in it. */
    onClickCapture(event: MouseEvent) {
      if (isDone.current && event.detail > 0) event.stopPropagation()
      isDone.current = false
    },
    onClick: tap,
  }
}
