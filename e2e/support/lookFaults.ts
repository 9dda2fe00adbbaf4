import type { Page } from '@playwright/test'
import { build } from 'esbuild'
import type { Fault } from './lookInPage.ts'

/** What is wrong with how a page looks now, one sentence each; see lookInPage.ts. @param tapPx the least side of what is touched */
export async function lookFaults(page: Page, tapPx: number): Promise<string[]> {
  const faults = (await page.evaluate(`(() => { ${await script()}; return look.faultsHere(${tapPx}) })()`)) as Fault[]
  return faults.map(({ kind, element, text, more }) => `${kind}: ${element} “${text}” ${more}`)
}

let built: Promise<string> | undefined

function script(): Promise<string> {
  built ??= buildScript()
  return built
}

async function buildScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['e2e/support/lookInPage.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'look',
  })
  return outputFiles[0]?.text ?? ''
}
