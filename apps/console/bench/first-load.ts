/** `pnpm --filter @hearline/console first-load`: what a browser loads before a page stands, in gzip, and of what. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { createBuilder, type Rolldown } from 'vite'

const root = new URL('../', import.meta.url).pathname
const output = new URL('../.svelte-kit/output/client/', import.meta.url)

/** File of a chunk, the files it imports at once, and the length of each module within it before it was minified. */
type Chunk = { file: string; imports: readonly string[]; modules: Record<string, number> }
const chunks = new Map<string, Chunk>()

const builder = await createBuilder({
  root,
  logLevel: 'error',
  plugins: [
    {
      name: 'first-load',
      generateBundle(_options, bundle) {
        if (this.environment.name !== 'client') return
        const all = Object.values(bundle).filter((each): each is Rolldown.OutputChunk => each.type === 'chunk')
        for (const { fileName, imports, modules } of all) {
          const lengths = Object.entries(modules).map(([id, { renderedLength }]) => [id, renderedLength] as const)
          chunks.set(fileName, { file: fileName, imports, modules: Object.fromEntries(lengths) })
        }
      },
    },
  ],
})
await builder.buildApp()

/** The entries of the app, of the frame around every screen (0), the words of the language, and the page's own. */
const first = (page: RegExp) => (chunk: Chunk) =>
  /entry\/|nodes\/0\./.test(chunk.file) ||
  Object.keys(chunk.modules).some((id) => /\/messages\/zh\.json$/.test(id) || page.test(id))

/** Every chunk that stands before the page does. */
function loadedFor(page: RegExp): Chunk[] {
  const loaded = new Set<Chunk>()
  const load = (chunk: Chunk | undefined) => {
    if (!chunk || loaded.has(chunk)) return
    loaded.add(chunk)
    for (const next of chunk.imports) load(chunks.get(next))
  }
  for (const chunk of chunks.values()) if (first(page)(chunk)) load(chunk)
  return [...loaded]
}

/** Whose a module is: a package, a room, or a folder of the console. */
function ownerOf(id: string): string {
  const installed = [...id.matchAll(/node_modules\/((?:@[^/]+\/)?[^/.][^/]*)/g)].at(-1)?.[1]
  if (installed !== undefined) return installed
  return /packages\/\w+|lib\/\w+|routes/.exec(id)?.[0] ?? 'generated'
}

/** Bytes in all, and by owner, largest first. */
function weigh(loaded: readonly Chunk[]): { total: number; parts: [owner: string, bytes: number][] } {
  const parts = new Map<string, number>()
  let total = 0
  for (const { file, modules } of loaded) {
    const size = gzipSync(readFileSync(new URL(file, output)), { level: 9 }).length
    const whole = Object.values(modules).reduce((sum, length) => sum + length, 0) || 1
    total += size
    for (const [id, length] of Object.entries(modules))
      parts.set(ownerOf(id), (parts.get(ownerOf(id)) ?? 0) + (size * length) / whole)
  }
  return { total, parts: [...parts].toSorted((a, b) => b[1] - a[1]).slice(0, 24) }
}

const desk = weigh(loadedFor(/routes\/\(desk\)\/(\+layout|desk\/\+page)\.svelte$/))
const signIn = weigh(loadedFor(/routes\/sign-in\/\+page\.svelte$/)).total
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1).padStart(7)} KB`
if (process.argv.includes('--json')) console.log(JSON.stringify({ signIn, ...desk }))
else {
  console.log(`${kilobytes(signIn)}  JavaScript of the sign-in page, gzip`)
  console.log(`${kilobytes(desk.total)}  JavaScript before the desk stands, gzip, of it`)
  for (const [owner, size] of desk.parts) console.log(`${kilobytes(size)}  ${owner}`)
}
