/** Work that is done alone, again and again: asked for while it is under way, it is done once more afterwards. */
export interface Repeated {
  /** Asks for it, and returns at once. */
  ask(): void
  /** Asks for it every so many ms as well. */
  every(ms: number): void
  /** It does not begin any more; resolves when it is not under way. */
  stop(): Promise<void>
}

/** @param failed is told what the work throws */
export function repeatedly(work: () => Promise<void>, failed: (cause: unknown) => void): Repeated {
  let running: Promise<void> | null = null
  let isAsked = false
  let isStopped = false
  let timer: NodeJS.Timeout | null = null

  const run = async (): Promise<void> => {
    while (isAsked && !isStopped) {
      isAsked = false
      await work().catch((cause: unknown) => isStopped || failed(cause))
    }
    running = null
  }
  const ask = (): void => {
    isAsked = true
    if (!isStopped) running ??= run()
  }

  return {
    ask,
    every: (ms) => {
      timer = setInterval(ask, ms)
    },
    stop: async () => {
      isStopped = true
      if (timer) clearInterval(timer)
      await running
    },
  }
}
