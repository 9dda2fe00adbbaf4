import type { ProbeApi } from '../probe/main.ts'
import { Program } from './Program.ts'
import { programs, serverBundle } from './programs.ts'
import { removeFolder, temporaryFolder } from './temporaryFolder.ts'

/** A shop of the bench, with what is needed to order there and to follow it. */
export interface BenchShop {
  id: string
  token: string
  /** One for each screen. */
  screenTokens: string[]
}

/** A server under test: the product, or the floor beside it. */
export interface Side {
  name: 'product' | 'floor'
  port: number
  program: Program<ProbeApi>
  shops: BenchShop[]
  dataDir: string
  /** Whether events of a shop reach its screens in the order of the journal. A bare server does not see to that. */
  keepsOrder: boolean
}

/** How many shops, and how many screens in each. */
export interface Size {
  shops: number
  screens: number
}

/** Starts a process with the probe in it, on a fresh data folder, and waits for what it says first. */
export async function launch(name: Side['name'], env: Record<string, string>, ready: RegExp, undo: (stop: () => Promise<void>) => void) {
  const dataDir = temporaryFolder()
  const program = new Program<ProbeApi>({
    name,
    file: name === 'product' ? serverBundle : programs.floor,
    env: { DATA_DIR: dataDir, ...env },
    execArgv: ['--expose-gc', '--import', programs.probe],
  })
  undo(async () => {
    await program.stop()
    removeFolder(dataDir)
  })
  const said = await saying(program, ready)
  return { program, dataDir, said }
}

export function shopIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `shop-${index}`)
}

function saying(program: Program<ProbeApi>, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = ready.exec(program.said)
      if (found) resolve(found[1] ?? '')
    }
    program.child.stdout?.on('data', look)
    void program.ended.then(() => reject(new Error(`The server did not start: ${program.said}`)))
  })
}
