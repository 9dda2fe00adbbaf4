import type { Page } from '@playwright/test'

interface Spoken {
  event: string
  shown: string
  spoken: string
}

/** What a page has said so far, as it exposes it: the shown sentences, oldest first. */
export async function heard(page: Page): Promise<string[]> {
  return (await everythingHeard(page)).map((each) => each.shown)
}

/** The same with how it was said. */
export function everythingHeard(page: Page): Promise<Spoken[]> {
  return page.evaluate(() => (window as unknown as { __passline?: { spoken?: Spoken[] } }).__passline?.spoken ?? [])
}
