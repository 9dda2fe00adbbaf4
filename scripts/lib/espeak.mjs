import { ensureProgram, findProgram } from './program.mjs'

const ESPEAK = {
  name: 'espeak-ng',
  variable: 'PASSLINE_ESPEAK_NG',
  usual: '/usr/bin/espeak-ng',
  debian: 'espeak-ng',
  byHand:
    'espeak-ng is missing; install it (Debian and Ubuntu: apt-get install espeak-ng; macOS: brew install espeak-ng), or set PASSLINE_ESPEAK_NG to its path.',
}

/** The espeak-ng to test with; undefined when there is none. */
export const findEspeak = () => findProgram(ESPEAK)

/** Finds espeak-ng, or installs it as root on Debian. Gives a sentence when there is none, else undefined. */
export const ensureEspeak = () => ensureProgram(ESPEAK)
