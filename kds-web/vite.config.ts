import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { leanPlugin } from './leanPlugin.ts'
import { shellPlugin } from './shellPlugin.ts'

const server = process.env.PASSLINE_SERVER ?? 'http://localhost:8080'

/** Screens are served by the server itself from `dist`; in development Vite serves them and passes the rest on. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), leanPlugin(), shellPlugin()],
  server: {
    port: 5173,
    proxy: { '/v1': server, '/socket.io': { target: server, ws: true }, '/healthz': server, '/docs': server },
  },
  build: { outDir: 'dist', emptyOutDir: true },
})
