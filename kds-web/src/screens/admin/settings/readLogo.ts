/** What became of a file that somebody chose as the logo. */
export type ReadLogo = { logo: string } | { fault: 'logoType' | 'logoBroken' } | { fault: 'logoLarge'; kiloBytes: number }

const TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'])
export const MOST_BYTES = 65_536

/** Reads a picture as a data address, if it is one that the board can draw. @param opens whether a browser can draw a data address */
export async function readLogo(file: Blob, opens: (address: string) => Promise<boolean> = isDrawable): Promise<ReadLogo> {
  if (!TYPES.has(file.type)) return { fault: 'logoType' }
  if (file.size > MOST_BYTES) return { fault: 'logoLarge', kiloBytes: Math.ceil(file.size / 1024) }
  const logo = `data:${file.type};base64,${base64(new Uint8Array(await file.arrayBuffer()))}`
  return (await opens(logo)) ? { logo } : { fault: 'logoBroken' }
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

function isDrawable(address: string): Promise<boolean> {
  const picture = new Image()
  picture.src = address
  return picture.decode().then(
    () => true,
    () => false,
  )
}
