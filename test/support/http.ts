import { Agent, request as open } from 'node:http'

/** A request as it goes over the wire: nothing is corrected on the way, so that tests can send nonsense too. */
export interface WireRequest {
  method: string
  /** As it stands in the first line of the request, with its query. */
  path: string
  headers?: Record<string, string>
  body?: Buffer | string
}

export interface WireAnswer {
  status: number
  headers: NodeJS.Dict<string | string[]>
  body: Buffer
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Sends a request to a server. @param base such as http://127.0.0.1:8080 */
export function send(base: string, { method, path, headers = {}, body }: WireRequest): Promise<WireAnswer> {
  const { hostname, port } = new URL(base)
  // Said outright, because the client does not say it by itself for every method.
  const framed = body === undefined ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const request = open({ hostname, port, method, path, headers: framed, agent }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }))
    })
    // A kept connection that the server has closed meanwhile is not the test's concern.
    request.on('error', (cause: NodeJS.ErrnoException) =>
      request.reusedSocket && cause.code === 'ECONNRESET'
        ? send(base, { method, path, headers, ...(body !== undefined && { body }) }).then(resolve, reject)
        : reject(cause),
    )
    request.end(body)
  })
}
