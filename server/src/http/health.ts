import { createServer, type Server } from 'node:http'

/** The HTTP side of a process that serves nobody: it only says that it lives. */
export function createHealth(): Server {
  return createServer((request, response) => {
    const isAsked = request.url === '/healthz'
    response.writeHead(isAsked ? 200 : 404, { 'content-type': 'application/json' })
    response.end(isAsked ? '{"status":"ok"}' : '{"status":"none"}')
  })
}
