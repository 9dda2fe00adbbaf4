import { migrationsDir } from './programs.ts'
import { launch, type Side, type Size, shopIds } from './Side.ts'

/** Starts the bare server with empty shops. */
export async function startFloor(size: Size, undo: (stop: () => Promise<void>) => void): Promise<Side> {
  const ids = shopIds(size.shops)
  const { program, dataDir, said } = await launch('floor', { MIGRATIONS: migrationsDir, SHOPS: ids.join(' ') }, /listening on (\d+)/, undo)
  const screenTokens = Array.from({ length: size.screens }, () => 'none')
  const shops = ids.map((id) => ({ id, token: 'none', screenTokens }))
  return { name: 'floor', port: Number(said), program, shops, dataDir, keepsOrder: false }
}
