import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Role } from '@passline/shared/role'

export interface Options {
  url: string
  /** Orders per minute, all shops together, on average over the evening. */
  rate: number
  minutes: number
  seed: number
  /** How many times faster than in life dishes are made and guests leave. */
  speed: number
  /** Robots in each shop. */
  cooks: number
  waiters: number
  shops: ShopTokens[]
}

/** A shop to play in, and a token for each role; a role without one uses `any`. */
export interface ShopTokens {
  id: string
  any: string
  tokens: Partial<Record<Role, string>>
}

const USAGE = `npm run simulate -- [--url http://localhost:8080] [--tokens data/demo-tokens.json] [--shops all]
    or [--token pl_… --shop binjiang] instead of the file
  --rate 30      orders per minute, all shops together
  --minutes 10   how long the evening is
  --speed 10     how many times faster than in life dishes are made and guests leave
  --cooks 0      robots in each shop that start and finish dishes
  --waiters 0    robots in each shop that call, pick up and deliver
  --seed 1       the same seed makes the same choices`

const OPTIONS = {
  url: { type: 'string', default: 'http://localhost:8080' },
  tokens: { type: 'string', default: 'data/demo-tokens.json' },
  token: { type: 'string' },
  shop: { type: 'string' },
  shops: { type: 'string', default: 'all' },
  rate: { type: 'string', default: '30' },
  minutes: { type: 'string', default: '10' },
  seed: { type: 'string', default: '1' },
  speed: { type: 'string', default: '10' },
  cooks: { type: 'string', default: '0' },
  waiters: { type: 'string', default: '0' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Reads the command line. @returns null when only help was asked for @throws with a sentence when something is wrong */
export function readOptions(words: readonly string[]): Options | null {
  const { values } = parseArgs({ args: [...words], options: OPTIONS })
  if (values.help) {
    process.stdout.write(`${USAGE}\n`)
    return null
  }
  const whole = (name: 'cooks' | 'waiters' | 'seed', most: number) => numberOf(name, values[name], { least: 0, most, isWhole: true })
  return {
    url: values.url.replace(/\/+$/, ''),
    rate: numberOf('rate', values.rate, { least: 0.1, most: 60_000 }),
    minutes: numberOf('minutes', values.minutes, { least: 0.05, most: 1_440 }),
    speed: numberOf('speed', values.speed, { least: 0.1, most: 1_000 }),
    seed: whole('seed', 2 ** 32 - 1),
    cooks: whole('cooks', 100),
    waiters: whole('waiters', 100),
    shops: values.token
      ? [{ id: shopNamed(values.shop), any: values.token, tokens: {} }]
      : shopsIn(values.tokens, values.shop ?? values.shops),
  }
}

function numberOf(
  name: string,
  text: string,
  { least, most, isWhole = false }: { least: number; most: number; isWhole?: boolean },
): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return value
  throw new Error(`--${name} is "${text}"; it must be a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}.`)
}

function shopNamed(shop: string | undefined): string {
  if (shop) return shop
  throw new Error('--token needs --shop with the id of the shop that the token is for.')
}

/** The shops of the file with the demo's tokens that the server writes on its first start. */
function shopsIn(file: string, wanted: string): ShopTokens[] {
  if (!existsSync(file)) throw new Error(`There is no ${file}; start the demo first (npm start), or give --token and --shop.`)
  const { shops } = JSON.parse(readFileSync(file, 'utf8')) as { shops: Record<string, Partial<Record<Role, string>>> }
  const found = Object.entries(shops).filter(([id]) => wanted === 'all' || id === wanted)
  if (found.length === 0) throw new Error(`${file} has no shop "${wanted}"; it has ${Object.keys(shops).join(', ')}.`)
  return found.map(([id, tokens]) => ({ id, any: tokens.program ?? tokens.manager ?? '', tokens }))
}
