import { shopSettings } from '@passline/shared/shop'
import { expect, test } from 'vitest'
import { MOST_BYTES, readLogo } from './readLogo.ts'

const opens = async () => true

test('the largest picture that is taken fits the setting', async () => {
  const read = await readLogo(new Blob([new Uint8Array(MOST_BYTES).fill(200)], { type: 'image/png' }), opens)
  if (!('logo' in read)) throw new Error(read.fault)
  expect(shopSettings.safeParse({ logo: read.logo }).success).toBe(true)
})

test('what is too large, of another kind or broken is refused with its reason', async () => {
  expect(await readLogo(new Blob([new Uint8Array(MOST_BYTES + 1)], { type: 'image/png' }), opens)).toEqual({
    fault: 'logoLarge',
    kiloBytes: 65,
  })
  expect(await readLogo(new Blob(['x'], { type: 'application/pdf' }), opens)).toEqual({ fault: 'logoType' })
  expect(await readLogo(new Blob(['x'], { type: 'image/webp' }), async () => false)).toEqual({ fault: 'logoBroken' })
})
