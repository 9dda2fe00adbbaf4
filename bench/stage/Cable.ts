import { connect, createServer, type Server, type Socket } from 'node:net'

/** A network between a screen and the server that can die without telling anybody, as it does while a machine sleeps. */
export class Cable {
  readonly #server: Server
  readonly #ends = new Set<Socket>()
  readonly #near: [screen: Socket, server: Socket][] = []

  /** @param port of the server on this machine */
  constructor(port: number) {
    this.#server = createServer((screen) => {
      const server = connect(port, '127.0.0.1')
      for (const [end, other] of [
        [screen, server],
        [server, screen],
      ] as const) {
        this.#ends.add(end)
        end.pipe(other)
        end.on('error', () => other.destroy()).on('close', () => this.#ends.delete(end))
      }
      this.#near.push([screen, server])
    })
  }

  /** @returns the port on which screens come in */
  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('the cable has no port')
    return address.port
  }

  /** The server hears that its screens are gone; the screens' side stays open and silent. Who comes anew is let through. */
  die(): void {
    for (const [screen, server] of this.#near.splice(0)) {
      screen.unpipe(server)
      server.unpipe(screen)
      server.destroy()
      screen.resume()
    }
  }

  async close(): Promise<void> {
    for (const end of this.#ends) end.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
