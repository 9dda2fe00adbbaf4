import { ensureProgram, findProgram } from './program.mjs'

const REDIS = {
  name: 'redis-server',
  variable: 'PASSLINE_REDIS_SERVER',
  usual: '/usr/bin/redis-server',
  debian: 'redis-server',
  byHand:
    'redis-server is missing; install it (Debian and Ubuntu: apt-get install redis-server; macOS: brew install redis), or set PASSLINE_REDIS_SERVER to its path.',
}

/** The redis-server to test with; undefined when there is none. */
export const findRedis = () => findProgram(REDIS)

/** Finds redis-server, or installs it as root on Debian. Gives a sentence when there is none, else undefined. */
export const ensureRedis = () => ensureProgram(REDIS)
