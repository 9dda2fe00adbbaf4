// `npm run dev`: the server and the screens, seeded, both restarted or refreshed when a file changes; one Ctrl-C ends everything.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled } from './lib/install.mjs'
import { checkNode, moduleFile, root } from './lib/project.mjs'

const PATIENCE_MS = 10_000

checkNode()
process.chdir(root)
await ensureInstalled()

const port = process.env.PORT || '8080'
const server = startServer()
const screens = await startScreens()

let isStopping = false
// Again and again, not once: npm passes on what the terminal has told us already.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
server.once('close', stop)
// Vite ends the process by itself when its input ends; the server then still stops in order.
process.on('exit', () => server.kill('SIGTERM'))

/** In a process group of its own, so that Ctrl-C comes to it once and from us. */
function startServer() {
  const args = [moduleFile('tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', 'server/src/main.ts', ...process.argv.slice(2)]
  const env = { ...process.env, PORT: port, SEED_DEMO: process.env.SEED_DEMO ?? 'yes' }
  return spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'], detached: true })
}

/** What is not a screen is passed on to the server, see kds-web/vite.config.ts. */
async function startScreens() {
  process.env.PASSLINE_SERVER ??= `http://127.0.0.1:${port}`
  const { createServer } = await import('vite')
  const vite = await createServer({ root: join(root, 'kds-web'), server: { host: true } })
  await vite.listen()
  vite.printUrls()
  return vite
}

function stop() {
  if (isStopping) return
  isStopping = true
  void stopAll()
}

async function stopAll() {
  const ended = new Promise((resolve) =>
    server.exitCode === null && server.signalCode === null ? server.once('close', resolve) : resolve(),
  )
  server.kill('SIGTERM')
  const hurry = setTimeout(killGroup, PATIENCE_MS)
  await Promise.all([ended, screens.close()])
  clearTimeout(hurry)
  killGroup()
  process.exit()
}

function killGroup() {
  try {
    process.kill(-server.pid, 'SIGKILL')
  } catch {
    // nothing is left in the group
  }
}
