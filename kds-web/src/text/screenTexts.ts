/**
 * The sentences of each screen, loaded together with it: a kitchen need not fetch those of the office. By the names under which texts are
 * looked up, in both languages.
 */
export const screenTexts = {
  kitchen: async () => ({}),
  pass: async () => ({ pass: (await import('./pass.ts')).pass }),
  board: async () => ({ board: (await import('./board.ts')).board }),
  waiter: async () => ({ waiter: (await import('./waiter.ts')).waiter }),
  cashier: async () => ({ cashier: (await import('./cashier.ts')).cashier }),
  roompad: async () => {
    const [{ roompad }, { guest }] = await Promise.all([import('./roompad.ts'), import('./guest.ts')])
    return { roompad, guest }
  },
  admin: async () => {
    const [{ admin }, { adminMessages }, { log }] = await Promise.all([
      import('./admin.ts'),
      import('./adminMessages.ts'),
      import('./log.ts'),
    ])
    return { admin, adminMessages, log }
  },
  replay: async () => {
    const [{ replay }, { admin }, { log }] = await Promise.all([import('./replay.ts'), import('./admin.ts'), import('./log.ts')])
    return { replay, admin, log }
  },
}

type Together<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer A) => void ? A : never
type Loaded = Together<Awaited<ReturnType<(typeof screenTexts)[keyof typeof screenTexts]>>>

/** What the sentences of all screens look like in one language. */
export type ScreenTexts = { [K in keyof Loaded]: Loaded[K] extends { zh: infer T } ? T : never }
