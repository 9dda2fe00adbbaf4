/**
 * Prints a slip as it stands on the screen, from a window of its own: a print dialog stops the page that opens it, and the till must go on
 * hearing of orders. The window closes itself after printing.
 */
export function printSlip(slip: HTMLElement, title: string): void {
  const page = document.implementation.createHTMLDocument(title)
  page.documentElement.lang = document.documentElement.lang
  page.documentElement.dataset.theme = 'light'
  const style = page.createElement('style')
  style.textContent = `${looks()}@page{size:80mm ${heightInMm(slip)}mm;margin:0}body{margin:0}`
  const charset = page.createElement('meta')
  charset.setAttribute('charset', 'utf-8')
  page.head.prepend(charset)
  page.head.append(style)
  const script = page.createElement('script')
  // A file of its own: the server's content security policy, which the new page inherits, lets no script stand in a page.
  script.src = new URL('/print.js', location.origin).href
  page.body.append(slip.cloneNode(true), script)
  const url = URL.createObjectURL(new Blob([`<!doctype html>${page.documentElement.outerHTML}`], { type: 'text/html' }))
  // Without an opener it is a process of its own.
  open(url, '_blank', 'noopener,popup,width=420,height=760')
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}

/** The looks of paper and of the roles it is drawn with, as this page has them. */
function looks(): string {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
  return rules.filter((rule) => OF_PAPER.test(rule)).join('')
}

const OF_PAPER = /^(:root|\[data-theme|\.slip|\.qr)/

/** The window has long read it by then. */
const KEPT_MS = 60_000

/** A roll has no pages: the page is as long as the slip, at 96 px to the inch. */
function heightInMm(slip: HTMLElement): number {
  return Math.ceil((slip.offsetHeight * 25.4) / 96) + 4
}
