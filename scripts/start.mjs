// `npm start`: installs and builds what is missing or old, then is the server.
import module from 'node:module'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, serverBundle } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { checkNode, root } from './lib/project.mjs'

checkNode()
process.chdir(root)
process.env.NODE_ENV ??= 'production'
await ensureInstalled()
await ensureBuilt()

if (!process.argv.includes('--build-only')) {
  // Node.js 22 and newer keep the compiled code, which makes the next start quicker.
  module.enableCompileCache?.(`${root}.cache/compiled`)
  // The same process, so signals and the terminal are the server's own.
  await import(pathToFileURL(serverBundle).href)
}
