import { menu, stations } from './menu.ts'
import { type BenchShop, launch, type Side, type Size, shopIds } from './Side.ts'

const AT_ONCE = 8

/** Starts the product, and makes its shops and devices over its API. @param more environment of its own; it serves no screens unless told */
export async function startProduct(
  size: Size,
  undo: (stop: () => Promise<void>) => void,
  more: Record<string, string> = {},
): Promise<Side> {
  const env = { PORT: '0', HOST: '127.0.0.1', SEED_DEMO: 'no', LOG_LEVEL: 'warn', WEB_DIR: 'none', ...more }
  const { program, dataDir, said } = await launch('product', env, /localhost:(\d+ [\s\S]*pl_[\w-]{43})/, undo)
  const port = Number.parseInt(said, 10)
  const api = apiOf(port, said.slice(-46))
  await api('POST', '/v1/brands', { id: 'bench', name: { zh: 'bench' } })
  const shops: BenchShop[] = []
  for (const id of shopIds(size.shops)) shops.push(await makeShop(api, id, size.screens))
  return { name: 'product', port, program, shops, dataDir, keepsOrder: true }
}

type Api = ReturnType<typeof apiOf>

async function makeShop(api: Api, id: string, screens: number): Promise<BenchShop> {
  const path = `/v1/shops/${id}`
  await api('POST', '/v1/shops', { id, brandId: 'bench', name: { zh: id }, timeZone: 'Asia/Shanghai' })
  for (const { id: station, ...rest } of stations) await api('PUT', `${path}/stations/${station}`, rest)
  for (const { id: dish, soldOut: _, ...rest } of menu) await api('PUT', `${path}/dishes/${dish}`, rest)
  const addDevice = async (role: string, name: string): Promise<string> => (await api('POST', `${path}/devices`, { role, name })).token
  const token = await addDevice('program', 'load')
  const screenTokens: string[] = []
  while (screenTokens.length < screens) {
    const count = Math.min(AT_ONCE, screens - screenTokens.length)
    screenTokens.push(...(await Promise.all(Array.from({ length: count }, () => addDevice('kitchen', 'screen')))))
  }
  return { id, token, screenTokens }
}

/** Asks the API as the owner. @throws with the answer when it is refused */
function apiOf(port: number, token: string) {
  // biome-ignore lint/suspicious/noExplicitAny: answers of the product under test, read by name right where they are asked for
  return async (method: string, path: string, body?: object): Promise<any> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
}
