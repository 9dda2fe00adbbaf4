import type { Log } from './log.ts'

/** Watches something that may go away, and says so once in the log, and once when it is back. */
export interface Outage {
  /** Takes any trouble with it, as often as it comes. */
  report(cause: unknown): void
  /** From here on nothing is said, and no timer is left. */
  stop(): void
}

export interface OutageOptions {
  log: Log
  /** What the log says when it goes, and when it is back. */
  went: string
  back: string
  /** Rejects while it is away. */
  answers(): Promise<unknown>
}

const LOOK_MS = 1_000

/** It counts as back when it answers after a second without trouble: something that answers but refuses its work is not back. */
export function watchOutage({ log, went, back, answers }: OutageOptions): Outage {
  let timer: NodeJS.Timeout | null = null
  let isQuiet = false
  let isStopped = false

  const lookSoon = (): void => {
    isQuiet = true
    timer = setTimeout(() => void look(), LOOK_MS).unref()
  }
  const look = async (): Promise<void> => {
    const answered = isQuiet && (await isAnswered(answers))
    if (isStopped) return
    if (!answered || !isQuiet) return lookSoon()
    timer = null
    log.info(back)
  }

  return {
    report: (cause) => {
      isQuiet = false
      if (timer || isStopped) return
      log.warn({ err: cause }, went)
      lookSoon()
    },
    stop: () => {
      isStopped = true
      if (timer) clearTimeout(timer)
    },
  }
}

async function isAnswered(answers: () => Promise<unknown>): Promise<boolean> {
  try {
    await answers()
    return true
  } catch {
    return false // what it says was said when it went
  }
}
