// `npm run check`: format, lint, types, floor plan and unit tests, in seconds. With `--fix`, repairs format and lint first.
import { CHECKS, fix, runChecks } from './lib/checks.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { checkNode, moduleFile, root } from './lib/project.mjs'

checkNode()
process.chdir(root)
await ensureInstalled()
if (process.argv.includes('--fix')) await fix()
const unitTests = { name: 'unit tests', file: moduleFile('vitest/vitest.mjs'), args: ['run', '--project', 'unit', '--reporter=dot'] }
const failed = await runChecks([unitTests, ...CHECKS])
console.log(failed.length === 0 ? 'Everything is in order.' : `Not in order: ${failed.join(', ')}.`)
process.exitCode = failed.length === 0 ? 0 : 1
