// `npm run pictures`: photographs all screens into docs/screens/, on a server of its own, in the middle of a simulated evening.
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './lib/build.mjs'
import { ensureChromium, findChromium } from './lib/chromium.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { checkNode, fail, root } from './lib/project.mjs'

const FOLDER = join(root, 'docs/screens')
/** The evening goes on for so long before the first picture, and further while they are taken. */
const BUSY_AFTER_MS = 130_000
const NEWS_MS = 20_000
const EVENING = ['--rate', '9', '--minutes', '12', '--speed', '1.6', '--cooks', '3', '--waiters', '1', '--seed', '7', '--shop', 'binjiang']
const READY_WITHIN_MS = 30_000

/** Where the demo's room pad stands. */
const ROOM = { source: 'roomPad', place: { kind: 'room', id: '801' } }
const ALL = ['zh', 'en']
/** name → address, whose token, size, languages, and what to do before. A guest's page has the link of an order instead of a token. */
const PICTURES = [
  { name: 'kitchen', role: 'kitchen', size: [1920, 1080], langs: ALL, ready: 'main article' },
  { name: 'pass', role: 'pass', size: [1920, 1080], ready: '[data-row]' },
  { name: 'board', role: 'board', size: [1920, 1080], langs: ALL, ready: '.rdy' },
  { name: 'board-portrait', at: '/board', role: 'board', size: [1080, 1920], ready: '.rdy' },
  { name: 'waiter', role: 'waiter', size: [1280, 800], langs: ALL, ready: '.pile' },
  { name: 'waiter-phone', at: '/waiter', role: 'waiter', size: [390, 844], ready: '.waiter .inbox' },
  { name: 'cashier', role: 'cashier', size: [1440, 900], ready: '.orders .row', before: openOrder },
  { name: 'roompad', role: 'roomPad', size: [1280, 800], ready: '[data-dish-id]' },
  { name: 'guest', role: 'guest', size: [390, 844], ready: '.guest .hero' },
  { name: 'admin', at: '/admin/today', role: 'manager', size: [1440, 900], ready: '#root h1' },
  { name: 'admin-templates', at: '/admin/templates', role: 'manager', size: [1440, 900], ready: '#root h1' },
  { name: 'admin-timelines', at: '/admin/timelines', role: 'manager', size: [1440, 900], ready: '#root h1' },
  { name: 'replay', role: 'manager', size: [1920, 1080], ready: '[data-testid="clock"]', before: goToLate },
]

checkNode()
process.chdir(root)
await ensureInstalled()
await ensureBuilt()
const missing = await ensureChromium()
if (missing) fail(missing)

const dataDir = mkdtempSync(join(tmpdir(), 'passline-pictures-'))
// Run as root, PostgreSQL works as another user, who must be able to enter.
chmodSync(dataDir, 0o755)
const children = []
try {
  const base = await startServer()
  const tokens = JSON.parse(readFileSync(join(dataDir, 'demo-tokens.json'), 'utf8')).shops.binjiang
  await orderAsGuests(base, tokens)
  startChild('scripts/simulate.mjs', ['--url', base, '--tokens', join(dataDir, 'demo-tokens.json'), ...EVENING])
  console.log(`The evening goes on for ${(BUSY_AFTER_MS + NEWS_MS) / 1000} s before the first picture …`)
  await pause(BUSY_AFTER_MS)
  await askForMore(base, tokens)
  await pause(NEWS_MS)
  await takePictures(base, tokens)
} finally {
  for (const child of children.reverse()) await ended(child)
  rmSync(dataDir, { recursive: true, force: true })
}

/** The product as a user starts it, on a port that is free. */
function startServer() {
  const env = { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', DATABASE_URL: '', REDIS_URL: '', SEED_DEMO: 'yes' }
  const child = startChild('scripts/start.mjs', [], env)
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      const base = /serves on (http:\S+)[\s\S]*curl/.exec(said)?.[1]
      if (base) resolve(base)
    })
    child.once('exit', () => reject(new Error(`The server ended before it served: ${said}`)))
  })
}

function startChild(file, args, env = {}) {
  const child = spawn(process.execPath, [file, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  child.stdout.resume()
  children.push(child)
  return child
}

function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return undefined
  return new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGTERM')
  })
}

/** What the robots do not: the room of the pad orders, and a guest elsewhere has an allergy. */
async function orderAsGuests(base, tokens) {
  const other = { ...ROOM, place: { kind: 'room', id: '805' }, allergies: ['peanut'] }
  await post(base, tokens.program, 'orders', { ...ROOM, lines: [line('pork-dumplings', 2), line('tsingtao', 2), line('braised-pork')] })
  await post(base, tokens.program, 'orders', {
    ...other,
    lines: [line('vinegar-peanuts'), line('seasonal-greens'), line('soup-dumplings', 2)],
  })
}

/** The room orders again, and calls for water. */
async function askForMore(base, tokens) {
  await post(base, tokens.program, 'orders', { ...ROOM, lines: [line('spring-rolls', 2), line('mango-sago', 2)] })
  await post(base, tokens.roomPad, 'pad-calls', { kind: 'water' })
}

function line(dishId, quantity = 1) {
  return { dishId, quantity }
}

async function post(base, token, path, body) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
  const response = await fetch(`${base}/v1/shops/binjiang/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
}

async function takePictures(base, tokens) {
  mkdirSync(FOLDER, { recursive: true })
  const { chromium } = await import('@playwright/test')
  const executablePath = await findChromium()
  const browser = await chromium.launch({ args: ['--no-sandbox', '--disable-gpu'], ...(executablePath && { executablePath }) })
  for (const picture of PICTURES) {
    for (const lang of picture.langs ?? ['zh']) await take(browser, base, tokens, picture, lang)
  }
  await browser.close()
}

async function take(browser, base, tokens, { name, at = `/${name}`, role, size: [width, height], ready, before }, lang) {
  const locale = lang === 'zh' ? 'zh-CN' : 'en-US'
  const page = await (await browser.newContext({ viewport: { width, height }, locale, reducedMotion: 'reduce' })).newPage()
  const address = role === 'guest' ? `${await guestLink(base, tokens)}?lang=${lang}` : `${at}#token=${tokens[role]}&lang=${lang}`
  await page.goto(`${base}${address}`)
  await page.locator(ready).first().waitFor({ timeout: READY_WITHIN_MS })
  await openSound(page)
  await before?.(page)
  await pause(1_500)
  const file = lang === 'zh' ? `${name}.png` : `${name}-${lang}.png`
  await page.screenshot({ path: join(FOLDER, file) })
  await page.context().close()
  console.log(`docs/screens/${file}`)
}

/** A wall asks for a touch before it speaks; it is photographed at work. */
async function openSound(page) {
  const yes = page.locator('.unlock .yes')
  if (await yes.isVisible()) await yes.click()
}

async function openOrder(page) {
  await page.locator('.orders .row').first().click()
}

/** The hour begins with an empty wall: to the first dish that was late, or where it was. */
async function goToLate(page) {
  const next = page.getByRole('button', { name: '下一处超时' })
  if (await next.isEnabled()) await next.click()
  else await page.keyboard.press('End')
  await page.locator('main article').first().waitFor()
}

async function guestLink(base, tokens) {
  const get = async (path) =>
    (await fetch(`${base}/v1/shops/binjiang/${path}`, { headers: { authorization: `Bearer ${tokens.manager}` } })).json()
  const { orders } = await get('orders?status=open&limit=50')
  const order = orders.find(({ goods }) => goods.length > 1 && goods.some(({ status }) => status === 'making')) ?? orders[0]
  return (await get(`orders/${order.id}/guest-link`)).url
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
