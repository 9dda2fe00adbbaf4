import { createHash } from 'node:crypto'
import type { Plugin, Rolldown } from 'vite'

/**
 * Writes `shell.js`, which tells the service worker what the screens of this build are made of. Pages of the office and of guests are left
 * out: nobody needs them without a network.
 */
export function shellPlugin(): Plugin {
  return {
    name: 'passline-shell',
    enforce: 'post',
    // In development nothing is kept, and the worker still shows what is pushed.
    configureServer({ middlewares }) {
      middlewares.use('/shell.js', (_request, response) => {
        response.setHeader('content-type', 'text/javascript').end(shellScript('development', []))
      })
    },
    generateBundle(_options, bundle) {
      const files = shellFiles(bundle)
      const page = bundle['index.html']
      const source = page?.type === 'asset' ? page.source : ''
      const version = createHash('sha256').update(JSON.stringify(files)).update(source).digest('hex').slice(0, 12)
      this.emitFile({ type: 'asset', fileName: 'shell.js', source: shellScript(version, files) })
    },
  }
}

function shellScript(version: string, files: string[]): string {
  return `self.SHELL = ${JSON.stringify({ version, files })}\n`
}

const LEFT_OUT = /\/screens\/(admin|replay|guest)\//

/** What is loaded at first and whatever that loads, as addresses. */
function shellFiles(bundle: Rolldown.OutputBundle): string[] {
  const files = new Set<string>()
  const add = (name: string) => {
    const part = bundle[name]
    if (files.has(name) || !part) return
    if (part.type === 'chunk' && LEFT_OUT.test(part.facadeModuleId ?? '')) return
    files.add(name)
    if (part.type === 'asset') return
    const { importedCss, importedAssets } = part.viteMetadata ?? {}
    for (const other of [...part.imports, ...part.dynamicImports, ...(importedCss ?? []), ...(importedAssets ?? [])]) add(other)
  }
  for (const part of Object.values(bundle)) if (part.type === 'chunk' && part.isEntry) add(part.fileName)
  return [...files].sort().map((name) => `/${name}`)
}
