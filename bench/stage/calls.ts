/** Functions of a child process that its parent may call: one argument, one result, both as messages. */
export type Calls = Record<string, (argument: never) => unknown>

export interface Call {
  id: number
  name: string
  argument: unknown
}

export type Reply = { id: number; result: unknown } | { id: number; error: string }

/** Answers the calls of the parent process. When the parent is gone, `leave` is called. */
export function answerCalls(calls: Calls, leave: () => void = () => process.exit(1)): void {
  process.on('message', (message: Call) => {
    void answer(calls, message).then((reply) => process.send?.(reply))
  })
  process.once('disconnect', leave)
}

async function answer(calls: Calls, { id, name, argument }: Call): Promise<Reply> {
  try {
    const call = calls[name]
    if (!call) throw new Error(`There is no call "${name}".`)
    return { id, result: await call(argument as never) }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) }
  }
}
