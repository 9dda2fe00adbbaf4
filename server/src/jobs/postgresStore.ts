import { Socket } from 'node:net'
import { PostgresConnection, PostgresQueueBackend } from 'bullmq'
import { Fault } from '../base/fault.ts'
import type { Log } from '../base/log.ts'
import { bearTrouble, type QueueStore, watchStore } from './queueStore.ts'

const SCHEMA = 'passline_queue'
const MOST_CONNECTIONS = 3
/** A notification that is lost, in a network that is silently gone, costs at most so long, in seconds. */
const LONGEST_WAIT = 10

/**
 * Keeps the queue in PostgreSQL, in a schema of its own that is made or brought up to date here; several servers may do so at once.
 * @throws Fault when the database cannot be reached, or its user may not make the schema
 */
export async function openPostgresStore(url: string, log: Log): Promise<QueueStore> {
  const sockets = new Sockets()
  const connection = new QueueConnection({
    connectionString: url,
    schema: SCHEMA,
    migrate: true,
    max: MOST_CONNECTIONS,
    application_name: 'passline queue',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    query_timeout: 10_000,
    keepAlive: true,
    stream: sockets.open,
    // An alarm that a crash of the database loses or repeats costs time only, so nobody waits for the disk.
    options: '-c synchronous_commit=off -c lock_timeout=5000 -c statement_timeout=10000 -c idle_in_transaction_session_timeout=10000',
  })
  const outage = watchStore(log, async () => (await connection.pool.connect()).release())
  try {
    await connection.waitUntilReady()
  } catch (cause) {
    await connection.close()
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Fault(`The queue's tables cannot be made or used (${reason}); check DATABASE_URL and that its user may create a schema.`, {
      cause,
    })
  }
  connection.on('error', outage.report)
  return {
    backend: (name, opts, { withBlockingConnection: isForWorker = false } = {}) => {
      const backend = new QueueBackend(connection, name, opts, isForWorker)
      bearTrouble(backend, outage.report)
      return backend
    },
    outage,
    close: () => connection.close(),
    cut: sockets.cut,
  }
}

class QueueBackend extends PostgresQueueBackend {
  override get maximumBlockTimeout(): number {
    return LONGEST_WAIT
  }
}

type ListenClient = Awaited<ReturnType<PostgresConnection['getListenClient']>>

/** A connection may be lost at any moment; an error on it that nobody hears would end the process. Whoever waits for an answer is told anyway. */
class QueueConnection extends PostgresConnection {
  private listening: ListenClient | undefined

  constructor(options: ConstructorParameters<typeof PostgresConnection>[0]) {
    super(options)
    this.pool.on('connect', (client) => client.on('error', () => undefined))
  }

  override async getListenClient(): Promise<ListenClient> {
    this.listening = await super.getListenClient()
    return this.listening
  }

  override close(): Promise<void> {
    const closing = super.close()
    // It has taken all listeners away, and the connection is still there.
    this.listening?.on('error', () => undefined)
    return closing
  }
}

/** The sockets under the connections, so that they can be cut when a database does not answer. */
class Sockets {
  private readonly all = new Set<Socket>()
  private isCut = false

  readonly open = (): Socket => {
    const socket = new Socket()
    this.all.add(socket)
    if (this.isCut) process.nextTick(() => socket.destroy(new Error('The alarm clock has stopped.')))
    socket.once('close', () => this.all.delete(socket))
    return socket
  }

  readonly cut = (): void => {
    this.isCut = true
    for (const socket of this.all) socket.destroy()
  }
}
