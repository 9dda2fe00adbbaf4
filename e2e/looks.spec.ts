import { expect, test } from '@playwright/test'
import { LANGS, lookAround, lookInSizes, openLook, SOMETHING } from './support/lookAround.ts'
import { lookName, lookReport } from './support/lookReport.ts'
import { LIVE, LOOKS } from './support/lookScreens.ts'
import { lookServer } from './support/lookServer.ts'

// What is late takes a minute to become so: the screens that show it come last.
test.describe.configure({ mode: 'default', timeout: 180_000 })

const server = lookServer()

for (const look of LOOKS) {
  const name = lookName(look)

  test(`${name}: no text is cut, overlaps or leaves its box, what is touched is large enough, axe finds nothing serious, in both languages`, async ({
    browser,
  }) => {
    expect(lookReport(await lookAround({ browser, server, look }))).toBe('')
  })

  if (look.follows)
    test(`${name}: the same when there is nothing, while it is loading, and cut off`, async ({ browser }) => {
      const visit = { browser, server, look }
      const faults: string[] = []
      for (const lang of LANGS) {
        const { page, context } = await openLook(visit, lang, 'xihu')
        await page.locator(LIVE).first().waitFor()
        faults.push(...(await lookInSizes(visit, page, `${lang}, empty`)))
        await page.route('**/snapshot', () => undefined)
        await page.reload()
        await page.locator(SOMETHING).first().waitFor()
        faults.push(...(await lookInSizes(visit, page, `${lang}, loading`)))
        await context.close()
        const busy = await openLook(visit, lang)
        await busy.cutOff()
        await busy.page.locator('[data-phase="offline"]').first().waitFor()
        faults.push(...(await lookInSizes(visit, busy.page, `${lang}, offline`)))
        await busy.context.close()
      }
      expect(lookReport(faults)).toBe('')
    })
}
