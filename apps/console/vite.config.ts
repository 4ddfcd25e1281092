import { paraglideVitePlugin } from '@inlang/paraglide-js'
import adapter from '@sveltejs/adapter-static'
import { sveltekit } from '@sveltejs/kit/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { oneLanguage } from './vite/lean.plugin.ts'

const hub = process.env['HUB_URL'] ?? 'http://127.0.0.1:3000'

export default defineConfig({
  // A page reads what its own hub sends: zod itself would be a fifth of all it loads.
  resolve: { alias: { zod: new URL('src/lib/schema/zod.ts', import.meta.url).pathname } },
  plugins: [
    oneLanguage(),
    tailwindcss(),
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['globalVariable', 'baseLocale'],
      // one module a language instead of one a text: a thousand files less for whoever reads types
      outputStructure: 'locale-modules',
    }),
    sveltekit({
      // One page for every address: a tool behind a sign-in needs no server rendering.
      adapter: adapter({ fallback: 'index.html', precompress: true }),
    }),
  ],
  build: {
    rolldownOptions: {
      // A module of the domain or the protocol only says what is: where nobody asks, it stays away.
      treeshake: { moduleSideEffects: [{ test: /\/packages\/(domain|protocol)\/src\//, sideEffects: false }] },
      onLog(level, log, write) {
        // Such a page would not even start: what the protocol uses of zod, src/lib/schema must have.
        if (log.code === 'IMPORT_IS_UNDEFINED' && log.message.includes('src/lib/schema/')) throw new Error(log.message)
        write(level, log)
      },
    },
  },
  server: {
    fs: { allow: ['messages'] },
    proxy: {
      // The hub knows its own origin only.
      '/api': { target: hub, headers: { origin: hub } },
      '/socket.io': { target: hub, ws: true, headers: { origin: hub } },
    },
  },
})
