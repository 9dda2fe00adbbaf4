import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/lib/chromium.mjs'

const executablePath = await findChromium()
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/firstStart.ts',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ['json', { outputFile: '.cache/e2e.json' }]],
  use: {
    browserName: 'chromium',
    // Each page would load all screens for later; tests of working without a network allow it.
    serviceWorkers: 'block',
    launchOptions: { args: QUIET, ...(executablePath && { executablePath }) },
    screenshot: 'only-on-failure',
    // `npx playwright test --trace on` records; it makes everything a sixth slower.
    trace: 'off',
  },
})
