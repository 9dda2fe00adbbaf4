import { parseArgs } from 'node:util'

export interface Options {
  /** Which measures; all when empty. */
  only: string[]
  /** Length of one round, in seconds. */
  seconds: number
  /** How many times product and floor take turns. */
  rounds: number
  /** Print one JSON object and nothing else. */
  json: boolean
  /** Where to write CPU profiles of the product, if at all. */
  profile: string | null
}

export const USAGE = `npm run bench -- [--only B1,B2] [--seconds 4] [--rounds 3] [--json] [--profile folder]`

/** Reads the command line. @throws with a sentence when it is wrong */
export function readOptions(words: readonly string[], measures: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      only: { type: 'string', default: '' },
      seconds: { type: 'string', default: '4' },
      rounds: { type: 'string', default: '3' },
      json: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  })
  const only = values.only.split(',').filter((each) => each !== '')
  const unknown = only.find((each) => !measures.includes(each))
  if (unknown) throw new Error(`There is no measure "${unknown}"; there are ${measures.join(', ')}.`)
  return {
    only,
    seconds: numberOf('seconds', values.seconds, 120),
    rounds: numberOf('rounds', values.rounds, 50),
    json: values.json,
    profile: values.profile ?? null,
  }
}

function numberOf(name: string, text: string, most: number): number {
  const value = Number(text)
  if (!(value > 0 && value <= most)) throw new Error(`--${name} is "${text}"; it must be a number up to ${most}.`)
  return value
}
