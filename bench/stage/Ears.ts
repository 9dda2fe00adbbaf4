import { Screen } from '../screens/Screen.ts'
import { wallClock } from '../wallClock.ts'
import type { Side } from './Side.ts'
import { readPositions } from './tables.ts'

/** A message that a screen was sent. */
export interface Heard {
  shopId: string
  /** ms UTC, with fractions. */
  at: number
  id: string
  /** The number that it says. */
  number: number
}

const AT_ONCE = 8

/** One kitchen screen in every shop, which notes when it is sent each message. */
export class Ears {
  readonly heard: Heard[] = []
  readonly #screens: Screen[] = []
  #trouble: string | null = null

  async open(side: Side): Promise<void> {
    const { epoch, revs } = await readPositions(side.dataDir)
    const waiting = [...side.shops]
    const openNext = async (): Promise<void> => {
      for (let shop = waiting.shift(); shop; shop = waiting.shift()) {
        const { id, screenTokens } = shop
        const screen = new Screen({
          port: side.port,
          shopId: id,
          token: screenTokens[0] ?? '',
          epoch,
          since: revs.get(id) ?? 0,
          onEvents: () => undefined,
          onMessage: (text) => this.#hear(id, text),
          onLost: (reason) => {
            this.#trouble ??= `The screen of ${id} was lost: ${reason}`
          },
        })
        this.#screens.push(screen)
        await screen.live
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, openNext))
  }

  /** Waits until so many messages were heard. @throws when they do not come within so many ms, or one came twice */
  async hear(count: number, patience: number): Promise<Heard[]> {
    const until = performance.now() + patience
    while (this.heard.length < count && performance.now() < until && !this.#trouble) await new Promise((resolve) => setTimeout(resolve, 50))
    if (this.#trouble) throw new Error(this.#trouble)
    if (this.heard.length !== count || new Set(this.heard.map(({ id }) => id)).size !== count)
      throw new Error(`${this.heard.length} messages were heard instead of ${count}, each once.`)
    return this.heard
  }

  close(): void {
    for (const screen of this.#screens) screen.close()
  }

  #hear(shopId: string, text: string): void {
    const at = wallClock()
    const { id, content } = JSON.parse(text) as { id: string; content: { zh: { shown: string } } | null }
    this.heard.push({ shopId, at, id, number: Number(/\d+/.exec(content?.zh.shown ?? '')?.[0]) })
  }
}
