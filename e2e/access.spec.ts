import { expect, test } from '@playwright/test'
import { lookAround } from './support/lookAround.ts'
import { lookAxe } from './support/lookAxe.ts'
import { lookName, lookReport } from './support/lookReport.ts'
import { LOOKS } from './support/lookScreens.ts'
import { lookServer } from './support/lookServer.ts'

test.describe.configure({ mode: 'default', timeout: 180_000 })

const server = lookServer()

for (const look of LOOKS)
  test(`${lookName(look)}: axe finds nothing serious in any state, in both languages`, async ({ browser }) => {
    const sizes = look.sizes.slice(0, 1)
    expect(lookReport(await lookAround({ browser, server, look, sizes, check: lookAxe }))).toBe('')
  })
