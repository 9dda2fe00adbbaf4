import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'

interface Violation {
  id: string
  impact: string | null
  help: string
  nodes: { target: string[]; failureSummary?: string }[]
}

/** What axe finds on a page that is serious or worse, contrast included, one sentence each. */
export async function lookAxe(page: Page): Promise<string[]> {
  await page.evaluate(await axeSource())
  // As words, not as a function: axe is only there in the page.
  const violations = (await page.evaluate(`axe.run({ resultTypes: ['violations'] }).then((found) => found.violations)`)) as Violation[]
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(sentences)
}

let source: Promise<string> | undefined

function axeSource(): Promise<string> {
  source ??= readFile('node_modules/axe-core/axe.min.js', 'utf8')
  return source
}

/** One sentence for each rule: where it is broken first, and how often. */
function sentences({ id, impact, help, nodes }: Violation): string[] {
  const [first] = nodes
  if (!first) return []
  const why = /contrast of [^)]+\)/.exec(first.failureSummary ?? '')?.[0] ?? ''
  return [`${impact} ${id}: ${nodes.length} × such as ${first.target.join(' ')} (${help}) ${why}`.trim()]
}
