/** `pnpm --filter @hearline/console first-load`: what a browser loads before the desk stands, in gzip, and of what. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'

const root = new URL('../', import.meta.url).pathname
const output = new URL('../.svelte-kit/output/client/', import.meta.url)

/** File of a chunk, the files it imports at once, and the length of each module within it before it was minified. */
type Chunk = { file: string; imports: readonly string[]; modules: Record<string, number> }
const chunks = new Map<string, Chunk>()

await build({
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

/** The entries of the app, of the frame around every screen (0), of a seat's frame and of the desk. */
const isFirst = ({ file, modules }: Chunk) =>
  /entry\/|nodes\/0\./.test(file) ||
  Object.keys(modules).some((id) => /routes\/\(desk\)\/(\+layout|desk\/\+page)\.svelte$/.test(id))

const loaded = new Map<string, Chunk>()
function load(chunk: Chunk | undefined): void {
  if (!chunk || loaded.has(chunk.file)) return
  loaded.set(chunk.file, chunk)
  for (const next of chunk.imports) load(chunks.get(next))
}
for (const chunk of chunks.values()) if (isFirst(chunk)) load(chunk)

/** Whose a module is: a package, a room, or a folder of the console. */
function ownerOf(id: string): string {
  const installed = [...id.matchAll(/node_modules\/((?:@[^/]+\/)?[^/.][^/]*)/g)].at(-1)?.[1]
  if (installed !== undefined) return installed
  return /packages\/\w+|lib\/\w+|routes/.exec(id)?.[0] ?? 'generated'
}

const parts = new Map<string, number>()
let total = 0
for (const { file, modules } of loaded.values()) {
  const size = gzipSync(readFileSync(new URL(file, output)), { level: 9 }).length
  const whole = Object.values(modules).reduce((sum, length) => sum + length, 0) || 1
  total += size
  for (const [id, length] of Object.entries(modules))
    parts.set(ownerOf(id), (parts.get(ownerOf(id)) ?? 0) + (size * length) / whole)
}

const first = [...parts].toSorted((a, b) => b[1] - a[1]).slice(0, 24)
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1).padStart(7)} KB`
if (process.argv.includes('--json')) console.log(JSON.stringify({ total, parts: first }))
else {
  console.log(`${kilobytes(total)}  JavaScript of the first load, gzip, in ${loaded.size} files`)
  for (const [owner, size] of first) console.log(`${kilobytes(size)}  ${owner}`)
}
