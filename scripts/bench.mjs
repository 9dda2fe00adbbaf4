// `npm run bench`: measures this machine; see docs/benchmarks.md.
import { runTypeScript } from './lib/typescript.mjs'

await runTypeScript('bench/main.ts')
