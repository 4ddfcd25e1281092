import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import express from 'express'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLog } from '../log.ts'
import { openMetrics } from '../metrics.ts'
import { refusals } from './refusal.ts'
import { consoleRoutes, securityHeaders } from './static.ts'

const script = 'start()'
let folder: string
let server: Server
let base: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearline-console-'))
  await mkdir(join(folder, '_app/immutable'), { recursive: true })
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><script>${script}</script><script src="/look.js"></script>`,
  )
  await writeFile(join(folder, '_app/immutable/app.1a2b.js'), 'export {}')
  await writeFile(join(folder, '_app/immutable/app.1a2b.js.br'), brotliCompressSync('export {}'))
  await writeFile(join(folder, 'look.js'), '')
  await writeFile(join(folder, '.secret'), '')
  const app = express()
  app.use(securityHeaders(folder, { https: true }), consoleRoutes(folder), refusals(openLog('silent'), openMetrics()))
  server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

describe('the console', () => {
  test.each(['/', '/desk', '/desk/tickets/7', '/index.html'])(
    'answers %s with its page, asked anew each time',
    async (path) => {
      const answer = await fetch(base + path)
      expect(await answer.text()).toContain(script)
      expect(answer.headers.get('cache-control')).toBe('no-cache')
    },
  )

  test('keeps hashed files for ever, and no others', async () => {
    const hashed = await fetch(`${base}/_app/immutable/app.1a2b.js`)
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await fetch(`${base}/look.js`)).headers.get('cache-control')).toBe('no-cache')
  })

  test('sends what was compressed at the build to whoever takes it', async () => {
    const url = `${base}/_app/immutable/app.1a2b.js`
    const answer = await fetch(url, { headers: { 'accept-encoding': 'gzip, br' } })
    expect(answer.headers.get('content-encoding')).toBe('br')
    expect(answer.headers.get('content-type')).toContain('javascript')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(await answer.text()).toBe('export {}')
    const plain = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.text()).toBe('export {}')
  })

  test.each(['/none.js', '/_app/immutable/none.js', '/.secret', '/api/none', '/socket.io/x'])(
    'does not answer %s',
    async (path) => {
      expect((await fetch(base + path)).status).toBe(404)
    },
  )

  test('does not leave its folder', async () => {
    for (const path of ['/..%2f..%2fetc%2fpasswd', '/_app/immutable/..%2f..%2f..%2f..%2fetc%2fpasswd'])
      expect(await (await fetch(base + path)).text()).not.toContain('root:')
  })

  test('runs its own scripts only', async () => {
    const { headers } = await fetch(base)
    const policy = headers.get('content-security-policy') ?? ''
    const hash = createHash('sha256').update(script).digest('base64')
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`)
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})
