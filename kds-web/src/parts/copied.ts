/** Copies a text, and says whether that worked: over plain HTTP, as inside a shop's network, browsers have no clipboard for pages but the old one. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copiedTheOldWay(text)
  }
}

function copiedTheOldWay(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  // Nothing outside an open dialog can be selected.
  const place = document.querySelector('dialog[open]') ?? document.body
  place.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  return isCopied
}
