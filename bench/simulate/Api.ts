import { setTimeout as pause } from 'node:timers/promises'
import type { Problem } from '@passline/shared/api'
import type { Score } from './Score.ts'

const PATIENCE_MS = 10_000
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 2_000

export type Answer<T> = { isOk: true; body: T } | { isOk: false; problem: Problem }

/**
 * The public API of a server. Every write has a key of its own and is sent again under it until there is an answer, so that a restart of
 * the server loses nothing and doubles nothing.
 */
export class Api {
  readonly #url: string
  readonly #score: Score
  /** Aborted when nobody waits for answers any more. */
  readonly #signal: AbortSignal

  constructor(url: string, score: Score, signal: AbortSignal) {
    this.#url = url
    this.#score = score
    this.#signal = signal
  }

  read<T>(token: string, path: string): Promise<Answer<T>> {
    return this.#ask<T>(path, { headers: { authorization: `Bearer ${token}` } })
  }

  write<T>(token: string, path: string, body: object, method: 'POST' | 'PUT' = 'POST'): Promise<Answer<T>> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
    return this.#ask<T>(path, { method, headers, body: JSON.stringify(body) })
  }

  /** @throws when nobody waits any more */
  async #ask<T>(path: string, request: RequestInit): Promise<Answer<T>> {
    for (let patience = FIRST_PAUSE_MS; ; patience = Math.min(2 * patience, LONGEST_PAUSE_MS)) {
      const answer = await this.#try<T>(path, request)
      if (answer !== 'again') return answer
      this.#score.retries += 1
      await pause(patience, undefined, { signal: this.#signal })
    }
  }

  async #try<T>(path: string, request: RequestInit): Promise<Answer<T> | 'again'> {
    const startedAt = performance.now()
    try {
      const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(PATIENCE_MS)])
      const response = await fetch(`${this.#url}${path}`, { ...request, signal })
      const body = await response.json()
      this.#score.answered(performance.now() - startedAt)
      if (response.ok) return { isOk: true, body: body as T }
      const problem = body as Problem
      if (response.status === 503 || problem.code === 'stillRunning') return 'again'
      this.#score.refused(problem.code)
      return { isOk: false, problem }
    } catch (cause) {
      if (this.#signal.aborted) throw cause
      return 'again'
    }
  }
}
