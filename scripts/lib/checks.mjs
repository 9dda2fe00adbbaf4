import { availableParallelism } from 'node:os'
import { moduleFile } from './project.mjs'
import { runQuietly } from './run.mjs'

const BIOME = {
  name: 'format and lint',
  file: moduleFile('@biomejs/biome/bin/biome'),
  args: ['check', '--colors=off', '--error-on-warnings', '--max-diagnostics=30'],
}
const FOLDERS = ['shared', 'server', 'kds-web', 'test', 'e2e', 'bench']

/** What is checked without running the product, the slowest first. */
export const CHECKS = [
  {
    name: 'types',
    file: moduleFile('typescript/bin/tsc'),
    args: ['--noEmit', '--incremental', '--tsBuildInfoFile', '.cache/types.tsbuildinfo', '--pretty', 'false'],
  },
  {
    name: 'floor plan',
    file: moduleFile('dependency-cruiser/bin/dependency-cruise.mjs'),
    args: ['--config', '.dependency-cruiser.cjs', ...FOLDERS],
  },
  BIOME,
]

/** Repairs what format and lint can repair by themselves; the checks say what is left. */
export const fix = () => runQuietly(process.execPath, [BIOME.file, ...BIOME.args, '--write'])

/** Runs checks, as many at once as there are cores, and says how each went. Gives the names of those that failed. */
export async function runChecks(checks) {
  const waiting = [...checks]
  const failed = []
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (!(await passes(check))) failed.push(check.name)
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), checks.length) }, work))
  return failed
}

async function passes({ name, file, args }) {
  const startedAt = performance.now()
  const { code, output } = await runQuietly(process.execPath, [file, ...args])
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`)
  if (code !== 0) console.log(output.trimEnd())
  return code === 0
}
