import { resolve } from 'node:path'
import { Fault } from './fault.ts'

/** Everything the environment decides, read once. */
export interface Config {
  /** TCP port of HTTP and websockets. */
  port: number
  /** Address to listen on; all interfaces by default, because screens are other machines. */
  host: string
  /** Folder of this installation: the embedded database, the demo's tokens, speech that was made. */
  dataDir: string
  database: { kind: 'embedded' } | { kind: 'external'; url: string }
  /** Redis for the alarm clock and for hints between servers; null: PostgreSQL does both. */
  redisUrl: string | null
  /** What this process does: `web` answers requests and screens, `jobs` plans and sends messages, `all` does both. */
  role: 'all' | 'web' | 'jobs'
  /** Connections this process may open to the database. */
  poolSize: number
  logLevel: string
  /** Folder with the built screens. */
  webDir: string
  /** Seed the demo brand when the database has no brand yet. */
  seedDemo: boolean
  /** How long the journal is kept, in days. */
  journalDays: number
  /** The espeak-ng program: a name to look for on the PATH, or a path. */
  speechProgram: string
  /** Whom push services may write to about this server: `mailto:…` or `https://…`. */
  pushContact: string
}

/**
 * Reads the configuration from environment variables.
 * @throws Fault naming the variable, what it was, and what would be right.
 */
export function readConfig(env: Record<string, string | undefined>, cwd: string): Config {
  const url = env.DATABASE_URL
  if (url && !isPostgresUrl(url)) {
    throw new Fault('DATABASE_URL must look like postgres://user:password@host:5432/name.')
  }
  const redisUrl = env.REDIS_URL || null
  if (redisUrl && !isRedisUrl(redisUrl))
    throw new Fault('REDIS_URL must look like redis://user:password@host:6379/0, or rediss:// for TLS.')
  const role = oneOf(env, 'ROLE', 'all', ['all', 'web', 'jobs']) as Config['role']
  if (role !== 'all' && !url) throw new Fault(`ROLE is "${role}"; the embedded database serves one process, so set DATABASE_URL too.`)
  return {
    port: wholeNumber(env, 'PORT', 8080, 0, 65535),
    host: env.HOST || '::',
    dataDir: resolve(cwd, env.DATA_DIR || 'data'),
    database: url ? { kind: 'external', url } : { kind: 'embedded' },
    redisUrl,
    role,
    poolSize: wholeNumber(env, 'DATABASE_POOL', 10, 3, 200),
    logLevel: oneOf(env, 'LOG_LEVEL', 'info', ['trace', 'debug', 'info', 'warn', 'error', 'silent']),
    webDir: resolve(cwd, env.WEB_DIR || 'kds-web/dist'),
    seedDemo: oneOf(env, 'SEED_DEMO', url ? 'no' : 'yes', ['yes', 'no']) === 'yes',
    journalDays: wholeNumber(env, 'JOURNAL_DAYS', 30, 1, 3650),
    speechProgram: env.SPEECH_PROGRAM || 'espeak-ng',
    pushContact: contact(env, 'PUSH_CONTACT', 'mailto:passline@example.com'),
  }
}

function isPostgresUrl(url: string): boolean {
  // Without a host it means a local socket, which PostgreSQL's addresses allow and others do not.
  return /^postgres(ql)?:\/\//.test(url) && URL.canParse(url.replace('@/', '@localhost/'))
}

function isRedisUrl(url: string): boolean {
  return /^rediss?:\/\/./.test(url) && URL.canParse(url)
}

function contact(env: Record<string, string | undefined>, name: string, usual: string): string {
  const text = env[name] || usual
  if (/^(mailto:[^@\s]+@|https:\/\/)[^@\s]+$/.test(text) && URL.canParse(text)) return text
  throw new Fault(`${name} is "${text}"; it must look like mailto:name@example.com or https://example.com.`)
}

function wholeNumber(env: Record<string, string | undefined>, name: string, usual: number, least: number, most: number): number {
  const text = env[name]
  if (text === undefined || text === '') return usual
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new Fault(`${name} is "${text}"; it must be a whole number from ${least} to ${most}.`)
}

function oneOf(env: Record<string, string | undefined>, name: string, usual: string, allowed: readonly string[]): string {
  const text = env[name] || usual
  if (allowed.includes(text)) return text
  throw new Fault(`${name} is "${text}"; it must be one of ${allowed.join(', ')}.`)
}
