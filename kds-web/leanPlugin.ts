import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

/**
 * What libraries carry along and no screen uses: screens check data, but describe no JSON schemas, check nothing that contains itself, and
 * have their own sentences for what is wrong; the feed speaks over websockets alone. That is a tenth of what a kitchen's screen loads.
 */
const UNUSED = [
  /\/zod\/v4\/core\/(json-schema-processors|to-json-schema|memoizer)\.js$/,
  /\/zod\/v4\/locales\/en\.js$/,
  /\/engine\.io-client\/build\/esm\/transports\/(polling-xhr|polling-fetch|webtransport)\.js$/,
]

/** Leaves unused parts of libraries out of the build; what they export is there and does nothing. */
export function leanPlugin(): Plugin {
  return {
    name: 'passline-lean',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      if (!UNUSED.some((path) => path.test(id.replaceAll('\\', '/')))) return null
      const source = await readFile(id, 'utf8')
      const names = [...source.matchAll(/^export (?:async )?(?:const|function|class) (\w+)/gm)].map((match) => match[1])
      return ['export default function none() {}', ...names.map((name) => `export { none as ${name} }`)].join('\n')
    },
  }
}
