import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express } from 'express'
import helmet from 'helmet'
import type { Recognition } from '../actions/Recognition.ts'
import { problemReply } from '../actions/reply.ts'
import type { Log } from '../base/log.ts'
import { isPassing } from '../db/passing.ts'
import { docsPage } from './docsPage.ts'
import type { Endpoint } from './endpoint.ts'
import { openApi } from './openapi.ts'
import { route, send } from './route.ts'

interface Parts {
  endpoints: readonly Endpoint[]
  recognition: Recognition
  log: Log
  webDir: string
  version: string
}

/** The HTTP side: the API under /v1, its documentation, the health check, and the screens. */
export function createHttp({ endpoints, recognition, log, webDir, version }: Parts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')
  app.get('/healthz', (_request, response) => send(response, { status: 200, body: '{"status":"ok"}' }))
  app.use('/v1', express.raw({ type: () => true, limit: '1mb' }))
  addApi(app, endpoints, recognition)
  app.get('/v1/openapi.json', (_request, response) => send(response, { status: 200, body: JSON.stringify(openApi(endpoints, version)) }))
  app.use('/v1', (_request, response) => send(response, problemReply('notFound')))
  app.use(securityHeaders())
  app.use(compression())
  addDocs(app)
  addScreens(app, webDir)
  app.use((_request, response) => send(response, problemReply('notFound')))
  app.use(errors(log))
  return app
}

function addApi(app: Express, endpoints: readonly Endpoint[], recognition: Recognition): void {
  const methods = new Map<string, string[]>()
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/{(\w+)}/g, ':$1')
    app[endpoint.method](path, route(endpoint, recognition))
    methods.set(path, [...(methods.get(path) ?? []), endpoint.method.toUpperCase()])
  }
  for (const [path, allowed] of methods) {
    app.all(path, (_request, response) => {
      response.setHeader('allow', allowed.join(', '))
      send(response, problemReply('methodNotAllowed'))
    })
  }
}

function securityHeaders() {
  return helmet({
    // The product runs on plain HTTP inside a shop's network, where these would lock the screens out.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        upgradeInsecureRequests: null,
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
  })
}

/** The API as a page to browse, with everything it needs from this machine. */
function addDocs(app: Express): void {
  const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  app.get('/docs', (_request, response) => void response.type('html').send(docsPage.html))
  app.get('/docs/start.js', (_request, response) => void response.type('js').send(docsPage.script))
  app.use('/docs', express.static(assets, { index: false, maxAge: '1h' }))
}

/** The screens: one page for every address without an extension, files by their hashed names. */
function addScreens(app: Express, webDir: string): void {
  app.use('/assets', express.static(join(webDir, 'assets'), { immutable: true, maxAge: '365d', fallthrough: true }))
  app.use(express.static(webDir, { index: false, maxAge: 0 }))
  app.get(/^\/(?:(?!v\d)\w[\w/-]*)?$/, (_request, response, next) => {
    const page = join(webDir, 'index.html')
    if (!existsSync(page)) return next()
    response.setHeader('cache-control', 'no-cache')
    response.sendFile(page)
  })
}

function errors(log: Log): ErrorRequestHandler {
  return (cause: { status?: number; type?: string; message?: string }, _request, response, _next) => {
    if (cause.type === 'entity.too.large') return send(response, problemReply('tooLarge'))
    if (cause.status === 415) return send(response, problemReply('wrongType', { detail: String(cause.message) }))
    if (cause.status !== undefined && cause.status >= 400 && cause.status < 500)
      return send(response, problemReply('invalid', { detail: String(cause.message) }))
    if (isPassing(cause)) {
      log.warn({ err: cause }, 'the database could not answer')
      return send(response, problemReply('busy'))
    }
    log.error({ err: cause }, 'a request failed')
    send(response, problemReply('broken'))
  }
}
