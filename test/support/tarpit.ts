import { connect, createServer, type Socket } from 'node:net'

/** An address that leads to another one of this machine, until nothing comes through any more: as when a network is silently gone. */
export interface Tarpit {
  /** The same address as was given, by way of this one. */
  url: string
  /** From here on nothing comes through, and nobody is told. */
  swallow(): void
  close(): Promise<void>
}

export async function openTarpit(url: string): Promise<Tarpit> {
  const target = new URL(url)
  const open = new Set<Socket>()
  let isSwallowing = false
  const server = createServer({ allowHalfOpen: true }, (from) => {
    const to = connect({ port: Number(target.port), host: target.hostname, allowHalfOpen: true })
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      open.add(one)
      one.on('data', (data) => isSwallowing || other.write(data))
      one.on('end', () => isSwallowing || other.end())
      one.on('error', () => other.destroy())
      one.on('close', () => open.delete(one))
    }
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = new URL(url)
  address.port = String((server.address() as { port: number }).port)
  return {
    url: address.href,
    swallow: () => {
      isSwallowing = true
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const each of open) each.destroy()
      await closed
    },
  }
}
