import type { Role } from '@passline/shared/role'
import { addOwner, type DemoTokens, demoShops } from './actions/seedDemo.ts'
import type { App } from './app.ts'
import type { Config } from './base/config.ts'
import { readDevices } from './store/devices.ts'

interface Greeted {
  app: App
  config: Config
  tokens: DemoTokens | null
  /** Make another owner's token, because the first was lost. */
  newOwner: boolean
}

/** The screens by their address, and whose token opens them. */
const SCREENS = [
  ['kitchen', 'kitchen'],
  ['pass', 'pass'],
  ['board', 'board'],
  ['waiter', 'waiter'],
  ['cashier', 'cashier'],
  ['roompad', 'roomPad'],
  ['admin', 'manager'],
] as const satisfies readonly [string, Role][]

/** What a person reads when the server runs: the addresses of the screens, and a first order to place. */
export async function greeting({ app, config, tokens, newOwner }: Greeted): Promise<string> {
  const base = `http://localhost:${app.port}`
  const lines = ['', `Passline 传菜 serves on ${base}   (API: ${base}/docs)`, '']
  if (tokens && config.seedDemo) lines.push(...demoLines(base, tokens))
  if (newOwner || (await readDevices(app.pool.db, null)).length === 0)
    lines.push(...ownerLines(await addOwner(app.pool, new Date().toISOString())))
  return `${lines.join('\n')}\n`
}

function demoLines(base: string, tokens: DemoTokens): string[] {
  const shops = demoShops.flatMap(({ id, name }) => [
    `  ${name.zh} ${name.en}`,
    ...SCREENS.map(([screen, role]) => `    ${screen.padEnd(8)} ${base}/${screen}#token=${tokens.shops[id]?.[role]}`),
    '',
  ])
  const [shop] = demoShops
  const order = '{"source":"roomPad","place":{"kind":"room","id":"801"},"lines":[{"dishId":"pork-dumplings","quantity":2}]}'
  return [
    ...shops,
    '  Place an order and watch the kitchen screen:',
    '',
    `  curl -X POST ${base}/v1/shops/${shop?.id}/orders \\`,
    `    -H 'Authorization: Bearer ${tokens.shops[shop?.id ?? '']?.program}' \\`,
    `    -H "Idempotency-Key: first-order-$(date +%s)" -H 'Content-Type: application/json' \\`,
    `    -d '${order}'`,
    '',
  ]
}

function ownerLines(token: string): string[] {
  return ['  The token of the owner, shown this once; with it, create brands, shops and devices through the API:', `  ${token}`, '']
}
