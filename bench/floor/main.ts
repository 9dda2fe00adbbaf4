import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import pg from 'pg'
import pino from 'pino'
import { Server } from 'socket.io'
import { startEmbedded } from '../../server/src/db/embedded.ts'
import { migrate } from '../../server/src/db/migrate.ts'
import { orderOf, orderPlaced, placeValues } from './placeOrder.ts'
import { goodsStep, stepAnswer, stepEvents, stepValues } from './stepGoods.ts'

// The least that could do the job on the same libraries: no token, no schema, no rule, no repetition, one statement for each request.

const { DATA_DIR = '', MIGRATIONS = '', SHOPS = '' } = process.env
const log = pino({ level: 'warn' })
const embedded = await startEmbedded({ dataDir: DATA_DIR, log })
const pool = new pg.Pool({ connectionString: embedded.url, max: 10 })
pool.on('error', (cause) => log.warn({ err: cause }, 'an idle database connection was lost'))
await migrate(pool, MIGRATIONS, log)
await makeShops(SHOPS.split(' '))

const app = express()
app.disable('x-powered-by')
app.disable('etag')
app.use(express.json())
const http = createServer(app)
const io = new Server(http, {
  transports: ['websocket'],
  pingInterval: 10_000,
  pingTimeout: 5_000,
  maxHttpBufferSize: 65_536,
  perMessageDeflate: false,
  httpCompression: false,
  serveClient: false,
})

io.on('connection', (socket) => {
  socket.on('subscribe', (_request: unknown, answer: (answer: object) => void) => {
    void socket.join(String(socket.handshake.auth.shop))
    answer({ state: 'live', head: 0, at: new Date().toISOString() })
  })
})

app.post('/v1/shops/:shop/orders', async (request, response) => {
  const { shop } = request.params
  const at = new Date().toISOString()
  const order = orderOf(request.body, at)
  const { rows } = await pool.query(orderPlaced, placeValues(shop, order, String(request.headers['idempotency-key']), at))
  const { rev, seqNo } = rows[0]
  const whole = { ...order, seqNo }
  response.status(201).json({ rev: Number(rev), joined: false, order: whole })
  tell(shop, [{ rev: Number(rev), at, actor: 'floor', name: 'orderPlaced', data: { order: whole } }], at)
})

app.post('/v1/shops/:shop/goods/actions', async (request, response) => {
  const { shop } = request.params
  const at = new Date().toISOString()
  const { rows } = await pool.query(goodsStep, stepValues(shop, request.body, String(request.headers['idempotency-key']), at))
  response.json(stepAnswer(request.body, rows[0]))
  tell(shop, stepEvents(request.body, rows[0], at), at)
})

http.listen(0, '127.0.0.1', () => process.stdout.write(`listening on ${(http.address() as AddressInfo).port}\n`))
process.once('SIGTERM', () => {
  void io.close()
  void pool
    .end()
    .then(embedded.stop)
    .then(() => process.exit(0))
})

function tell(shop: string, events: ({ rev: number } & Record<string, unknown>)[], at: string): void {
  io.to(shop).emit('events', { shopId: shop, epoch: 'floor', head: events.at(-1)?.rev, at, events })
}

async function makeShops(shopIds: string[]): Promise<void> {
  await pool.query("insert into brand (id, name) values ('bench', '{}')")
  for (const id of shopIds) {
    await pool.query("insert into shop (id, brand_id, name, time_zone, settings) values ($1, 'bench', '{}', 'Asia/Shanghai', '{}')", [id])
    await pool.query('insert into shop_head (shop_id) values ($1)', [id])
  }
}
