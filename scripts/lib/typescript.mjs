import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { checkNode, fail, root } from './project.mjs'

/** Runs a TypeScript file of the project in this process, with the arguments of the script. */
export async function runTypeScript(path) {
  checkNode()
  process.chdir(root)
  await ensureInstalled()
  const file = join(root, path)
  if (!existsSync(file)) fail(`${path} is missing.`)
  const { register } = await import('tsx/esm/api')
  register()
  await import(pathToFileURL(file).href)
}
