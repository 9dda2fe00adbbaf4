import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { Agent, createServer } from 'node:https'
import type { AddressInfo, LookupFunction } from 'node:net'

/** A push as it came over the wire. */
export interface ReceivedPush {
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
}

/** A push service of the test's own, spoken to over real TLS. */
export interface PushService {
  /** As a browser's subscription names it. */
  origin: string
  /** With which it is reached under its name. It shares a secret with the service, so that nobody needs a certificate. */
  agent: Agent
  received: ReceivedPush[]
  /** The status it answers a path with; 201 where nothing is set. */
  answers: Map<string, number>
  stop(): Promise<void>
}

export async function startPushService(): Promise<PushService> {
  const psk = randomBytes(32)
  const tls = { ciphers: 'PSK', minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const
  const received: ReceivedPush[] = []
  const answers = new Map<string, number>()
  const server = createServer({ ...tls, pskCallback: () => psk }, (request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const path = request.url ?? ''
      received.push({ path, headers: request.headers, body: Buffer.concat(parts) })
      response.writeHead(answers.get(path) ?? 201).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const pskCallback = () => ({ psk, identity: 'passline' })
  const agent = new Agent({ ...tls, pskCallback, lookup: here, checkServerIdentity: () => undefined, keepAlive: true })
  return {
    origin: `https://push.example.com:${(server.address() as AddressInfo).port}`,
    agent,
    received,
    answers,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Every name stands for this machine. */
const here: LookupFunction = (_hostname, options, answer) => {
  if (options.all) answer(null, [{ address: '127.0.0.1', family: 4 }])
  else answer(null, '127.0.0.1', 4)
}
