/** The promise's value, or a rejection when it takes longer than `ms`. */
export function withinMs<T>(promise: Promise<T>, ms: number): Promise<T> {
  return Promise.race([promise, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('not within time')), ms))])
}
