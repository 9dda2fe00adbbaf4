/**
 * Runs work while no other tab of the same screen does. Web Locks exist in secure contexts only; without them two tabs may send the same
 * entry, which the server answers once because both use its key.
 */
export function oneTabOnly(name: string): <T>(work: () => Promise<T>) => Promise<T> {
  const locks = globalThis.navigator?.locks
  if (!locks) return (work) => work()
  return async (work) => await locks.request(name, work)
}
