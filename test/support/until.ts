import { setTimeout as pause } from 'node:timers/promises'

type True<T> = Exclude<T, false | 0 | '' | null | undefined>

/** Waits until the condition gives something true, and gives that. Fails after `patience` ms (10 s), naming the condition. */
export async function until<T>(condition: () => T | Promise<T>, patience = 10_000): Promise<True<T>> {
  for (const deadline = Date.now() + patience; ; await pause(10)) {
    const result = await condition()
    if (result) return result as True<T>
    if (Date.now() > deadline) throw new Error(`Still not true after ${patience} ms: ${condition}`)
  }
}
