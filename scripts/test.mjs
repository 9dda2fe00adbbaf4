// `npm test`: everything, from a fresh clone. `npm test -- --only unit|server|e2e` runs one part.
// Something that did not run counts as failed, and the last line is the count.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './lib/build.mjs'
import { CHECKS, runChecks } from './lib/checks.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { countPlaywright, countVitest } from './lib/counts.mjs'
import { ensureEspeak } from './lib/espeak.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { cache, checkNode, fail, moduleFile, root } from './lib/project.mjs'
import { ensureRedis } from './lib/redis.mjs'
import { runNode } from './lib/run.mjs'

const PARTS = {
  unit: () => vitest('unit'),
  server,
  e2e,
}

checkNode()
process.chdir(root)
const parts = wantedParts()
await ensureInstalled()
await ensureBuilt()
const total = { passed: 0, failed: [] }
if (parts.length > 1) total.failed.push(...(await runChecks(CHECKS)).map((name) => `check: ${name}`))
for (const part of parts) add(part, await PARTS[part]())
report()

function wantedParts() {
  const at = process.argv.indexOf('--only')
  if (at === -1) return Object.keys(PARTS)
  const part = process.argv[at + 1]
  if (!Object.hasOwn(PARTS, part)) fail(`--only takes one of: ${Object.keys(PARTS).join(', ')}.`)
  return [part]
}

async function vitest(project) {
  const file = freshReport(project)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await runNode(moduleFile('vitest/vitest.mjs'), ['run', '--project', project, ...reporters])
  return { code, ...countVitest(file) }
}

async function server() {
  // One after the other: two apt-get at once refuse each other.
  const missing = (await ensureRedis()) ?? (await ensureEspeak())
  return missing ? notRun(missing) : vitest('server')
}

async function e2e() {
  const missing = await ensureChromium()
  if (missing) return notRun(missing)
  const file = freshReport('e2e')
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  const code = await runNode(moduleFile('@playwright/test/cli.js'), ['test'], { env })
  return { code, ...countPlaywright(file) }
}

function notRun(reason) {
  return { code: 1, passed: 0, failed: [reason] }
}

function freshReport(name) {
  mkdirSync(cache, { recursive: true })
  const file = join(cache, `${name}.json`)
  rmSync(file, { force: true })
  return file
}

function add(part, { code, passed, failed }) {
  total.passed += passed
  total.failed.push(...failed.map((title) => `${part}: ${title}`))
  if (passed + failed.length === 0) total.failed.push(`${part}: no test ran`)
  else if (code !== 0 && failed.length === 0) total.failed.push(`${part}: ended with code ${code} although no test failed`)
  console.log(`${part}: ${passed} passed, ${failed.length} failed`)
}

function report() {
  for (const line of total.failed) console.log(`FAILED  ${line}`)
  console.log(`${total.passed} passed, ${total.failed.length} failed`)
  process.exitCode = total.failed.length === 0 ? 0 : 1
}
