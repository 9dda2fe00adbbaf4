// `npm run simulate`: plays a busy evening against a server.
import { runTypeScript } from './lib/typescript.mjs'

await runTypeScript('bench/simulate/main.ts')
