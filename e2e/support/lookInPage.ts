import { touchArea } from './touchArea.ts'

/** What is wrong with something that a person sees or touches, in words that lead to it. */
export interface Fault {
  kind: 'cut' | 'outOfBox' | 'outOfView' | 'overlap' | 'covered' | 'smallTarget'
  element: string
  text: string
  more: string
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** One line of one text as it is painted: its letters without the room above and below them, and what of them is in sight. */
interface Piece {
  element: Element
  text: string
  letters: Box
  inSight: Box | null
  cutBy: Element | null
}

/** Sub-pixel rounding and the overhang of letters. */
const SLACK_PX = 1.5
/** Letters fill about this share of their size; the rest of a line is air that may overlap. */
const LETTERS_OF_SIZE = 0.86

/**
 * Runs in the page: text that is cut, leaves its box or the window, or lies on other text, and targets that are too small to touch.
 * @param tap the least side of a target in px
 */
export function faultsHere(tap: number): Fault[] {
  const pieces = textPieces()
  const faults = [...pieces.flatMap(faultsOf), ...overlaps(pieces), ...cutInputs(), ...smallTargets(tap)]
  const seen = new Set<string>()
  return faults.filter(({ kind, element, text }) => {
    // A button that is too small is so on every line.
    const key = kind === 'smallTarget' ? `${kind} ${element}` : `${kind} ${element} ${text}`
    return !seen.has(key) && seen.add(key)
  })
}

function textPieces(): Piece[] {
  const pieces: Piece[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent?.trim() ?? ''
    if (!element || text === '' || !isForEyes(element)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const rect of range.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) continue
      const letters = lettersIn(rect, element)
      pieces.push({ element, text, letters, ...clipped(letters, element) })
    }
  }
  return pieces
}

/** Texts for screen readers are clipped to a pixel; the words of an option are drawn by the browser. */
function isForEyes(element: Element): boolean {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
  return element.closest('.sr, script, style, title, option, noscript') === null
}

function lettersIn({ left, right, top, bottom }: DOMRect, element: Element): Box {
  const size = Number.parseFloat(getComputedStyle(element).fontSize) * scaleOf(element)
  const height = Math.min(bottom - top, size * LETTERS_OF_SIZE)
  const middle = (top + bottom) / 2
  return { left, right, top: middle - height / 2, bottom: middle + height / 2 }
}

/** What is left of a box after everything around it has cut it; who cuts it without letting anybody scroll there. */
function clipped(box: Box, element: Element): { inSight: Box | null; cutBy: Element | null } {
  let inSight: Box | null = box
  let cutBy: Element | null = null
  for (const [around, style] of containers(element)) {
    if (!inSight || (style.overflowX === 'visible' && style.overflowY === 'visible')) continue
    const room = innerBox(around)
    const sticksOutX: boolean = inSight.left < room.left - SLACK_PX || inSight.right > room.right + SLACK_PX
    const sticksOutY: boolean = inSight.top < room.top - SLACK_PX || inSight.bottom > room.bottom + SLACK_PX
    if ((sticksOutX && !scrolls(style.overflowX)) || (sticksOutY && !scrolls(style.overflowY))) cutBy ??= around
    inSight = common(inSight, room)
  }
  return { inSight, cutBy }
}

/** The elements that can clip this one, from the inside out. */
function* containers(element: Element): Generator<[Element, CSSStyleDeclaration]> {
  for (let each: Element | null = element; each && each !== document.body; ) {
    const style = getComputedStyle(each)
    if (style.display !== 'inline' && style.display !== 'contents') yield [each, style]
    if (style.position === 'fixed') return
    each = style.position === 'absolute' && each instanceof HTMLElement ? each.offsetParent : each.parentElement
  }
}

/** Nobody writes there by mistake: it is where charts measure their words. */
const FAR_OFF_PX = -5_000

function faultsOf(piece: Piece): Fault[] {
  const { element, letters, inSight, cutBy } = piece
  if (cutBy && !cutBy.closest('[data-may-cut]')) return [fault('cut', piece, `by ${pathOf(cutBy)}`)]
  if (!inSight || letters.bottom < FAR_OFF_PX || letters.right < FAR_OFF_PX) return []
  const view = { left: 0, top: 0, right: innerWidth, bottom: document.documentElement.scrollHeight }
  if (sticksOut(inSight, view)) return [fault('outOfView', piece, said(letters))]
  const box = paintedBox(element)
  if (box && !cutBy && sticksOut(inSight, box.getBoundingClientRect())) return [fault('outOfBox', piece, `of ${pathOf(box)}`)]
  const by = halfCoveredBy(piece, inSight)
  return by ? [fault('covered', piece, `by ${pathOf(by)}`)] : []
}

/** The nearest thing around a text with a background or a border. */
function paintedBox(element: Element): Element | null {
  for (let each: Element | null = element; each && each !== document.body; each = each.parentElement) {
    const style = getComputedStyle(each)
    if (style.display !== 'contents' && (opacityOf(style.backgroundColor) > 0 || hasBorder(style))) return each
    if (style.position === 'absolute' || style.position === 'fixed') return null
  }
  return null
}

function hasBorder(style: CSSStyleDeclaration): boolean {
  const widths = [style.borderLeftWidth, style.borderRightWidth, style.borderTopWidth, style.borderBottomWidth]
  return widths.every((width) => Number.parseFloat(width) > 0) && opacityOf(style.borderTopColor) > 0
}

/** What lies over a part of a text and is no layer that is meant to. A text that is hidden as a whole belongs to what lies below. */
function halfCoveredBy({ element }: Piece, { left, right, top, bottom }: Box): Element | null {
  const y = (top + bottom) / 2
  const covers = [left + 1, (left + right) / 2, right - 1].map((x) => coverAt(element, x, y))
  const by = covers.find((each) => each !== null) ?? null
  return by && covers.includes(null) && !isLayer(by) ? by : null
}

/** The element with a background that lies over this one at a point. */
function coverAt(element: Element, x: number, y: number): Element | null {
  for (const each of document.elementsFromPoint(x, y)) {
    if (each.contains(element) || element.contains(each)) return null
    const style = getComputedStyle(each)
    if (opacityOf(style.backgroundColor) > 0.9 || style.backgroundImage !== 'none') return each
  }
  return null
}

/** What opens over the rest, or says something for a while: dialogs, toasts, the cashier's drawer, the sound's menu, the ticket that grew over its neighbours. */
const LAYERS = 'dialog, [role="dialog"], [role="alert"], [role="status"], .toast, .drawer, .smenu, .slot.over'

function isLayer(element: Element): boolean {
  if (element.closest(LAYERS)) return true
  for (let each: Element | null = element; each; each = each.parentElement) if (getComputedStyle(each).position === 'sticky') return true
  return false
}

function overlaps(pieces: readonly Piece[]): Fault[] {
  const shown = pieces.flatMap((piece) => (piece.inSight ? [{ piece, box: piece.inSight }] : [])).sort((a, b) => a.box.top - b.box.top)
  const faults: Fault[] = []
  for (const [index, { piece, box }] of shown.entries()) {
    for (const other of shown.slice(index + 1)) {
      if (other.box.top > box.bottom) break
      const both = common(box, other.box)
      if (both && both.right - both.left > SLACK_PX && both.bottom - both.top > SLACK_PX && areBothSeen(piece, other.piece, both))
        faults.push(fault('overlap', piece, `with ${pathOf(other.piece.element)} “${shortOf(other.piece.text)}”`))
    }
  }
  return faults
}

function areBothSeen(a: Piece, b: Piece, { left, right, top, bottom }: Box): boolean {
  if (a.element.contains(b.element) || b.element.contains(a.element)) return false
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  return coverAt(a.element, x, y) === null && coverAt(b.element, x, y) === null
}

/** Words in a field are not text of the page: they are measured. */
function cutInputs(): Fault[] {
  const pen = document.createElement('canvas').getContext('2d')
  return [...document.querySelectorAll('input')].flatMap((input) => {
    const text = input.value || input.placeholder
    if (!pen || !isForEyes(input) || ['checkbox', 'radio', 'range', 'file', 'color'].includes(input.type)) return []
    const style = getComputedStyle(input)
    pen.font = style.font
    const room = input.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
    const width = pen.measureText(text).width
    return width > room + SLACK_PX ? [fault('cut', { element: input, text }, `needs ${Math.ceil(width)} of ${Math.floor(room)} px`)] : []
  })
}

const TARGETS = 'button, a[href], input, select, textarea, summary, [role="button"], [role="tab"], [role="switch"]'

function smallTargets(tap: number): Fault[] {
  return [...document.querySelectorAll(TARGETS)].flatMap((target) => {
    const touched = target.closest('label') ?? target
    if (!isForEyes(touched)) return []
    const { width, height } = touchArea(touched)
    if (width === 0 || Math.min(width, height) >= tap - 0.5) return []
    const text = target.getAttribute('aria-label') ?? target.textContent ?? ''
    return [fault('smallTarget', { element: target, text }, `${Math.round(width)}×${Math.round(height)} px instead of ${tap}`)]
  })
}

function fault(kind: Fault['kind'], { element, text }: { element: Element; text: string }, more: string): Fault {
  return { kind, element: pathOf(element), text: shortOf(text), more }
}

function shortOf(text: string): string {
  const trimmed = text.replace(/\s+/g, ' ').trim()
  return trimmed.length > 60 ? `${trimmed.slice(0, 59)}…` : trimmed
}

/** The element and two around it, by their classes. */
function pathOf(element: Element): string {
  const path: string[] = []
  for (let each: Element | null = element; each && path.length < 3; each = each.parentElement) path.unshift(nameOf(each))
  return path.join(' > ')
}

function nameOf(element: Element): string {
  const id = element.getAttribute('data-testid')
  const classes = [...element.classList].slice(0, 2).map((each) => `.${each}`)
  return `${element.localName}${classes.join('')}${id ? `[${id}]` : ''}`
}

function opacityOf(color: string): number {
  const parts = /^rgba?\(([^)]+)\)$/.exec(color)?.[1]?.split(/[ ,/]+/)
  return parts ? Number(parts[3] ?? 1) : 1
}

function innerBox(element: Element): Box {
  const { left, top } = element.getBoundingClientRect()
  const scale = scaleOf(element)
  const [x, y] = [left + element.clientLeft * scale, top + element.clientTop * scale]
  return { left: x, top: y, right: x + element.clientWidth * scale, bottom: y + element.clientHeight * scale }
}

/** How large an element is painted beside how it is laid out: the replay draws its wall smaller. */
function scaleOf(element: Element): number {
  let scale = 1
  for (let each: Element | null = element; each; each = each.parentElement) {
    const { transform } = getComputedStyle(each)
    if (transform !== 'none') scale *= new DOMMatrix(transform).a
  }
  return scale
}

function scrolls(overflow: string): boolean {
  return overflow === 'auto' || overflow === 'scroll'
}

function common(a: Box, b: Box): Box | null {
  const box = {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  }
  return box.left < box.right && box.top < box.bottom ? box : null
}

function sticksOut(inner: Box, outer: Box): boolean {
  return (
    inner.left < outer.left - SLACK_PX ||
    inner.top < outer.top - SLACK_PX ||
    inner.right > outer.right + SLACK_PX ||
    inner.bottom > outer.bottom + SLACK_PX
  )
}

function said({ left, top, right, bottom }: Box): string {
  return `at ${Math.round(left)},${Math.round(top)} to ${Math.round(right)},${Math.round(bottom)} in ${innerWidth}×${innerHeight}`
}
