import { connect, createServer, type Socket } from 'node:net'

/** An address that stays while what is behind it comes and goes, such as a database that is started anew on another port. */
export interface Forwarder {
  port: number
  /** Opens the address; connections go to this port of this machine. */
  leadTo(port: number): Promise<void>
  /** Closes the address and cuts what is connected. */
  close(): Promise<void>
}

export async function openForwarder(): Promise<Forwarder> {
  let target = 0
  const open = new Set<Socket>()
  const server = createServer((from) => {
    const to = connect(target, '127.0.0.1')
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      open.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  const listen = (port: number) => new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as { port: number }
  return {
    port,
    leadTo: async (to) => {
      target = to
      if (!server.listening) await listen(port)
    },
    close: async () => {
      if (!server.listening) return
      const closed = new Promise((resolve) => server.close(resolve))
      for (const each of open) each.destroy()
      await closed
    },
  }
}
