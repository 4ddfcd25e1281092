import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearline-simulator-'))
})
afterAll(() => rm(folder, { recursive: true }))

const start = (args: string[], env: Record<string, string>) => {
  const main = join(import.meta.dirname, 'main.ts')
  const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env['PATH'], ...env } })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }))
  return { child, ended }
}
// nobody listens on port 1
const env = { CTI_KEY: 'key', HUB_URL: 'http://127.0.0.1:1' }

test('a malformed log is refused with line and reason before anything starts', async () => {
  const path = join(folder, 'bad.csv')
  await writeFile(path, 'date,vru_entry\n')
  const { code, said } = await start(['--calls', path], env).ended
  expect(code).toBe(2)
  expect(said).toContain(`${path}, line 1: the header must be`)
})

test('two runs of one seed write the same day, byte for byte, without a hub or a key', async () => {
  const [one, two] = [join(folder, 'one.jsonl'), join(folder, 'two.jsonl')]
  const args = ['--day', '3000', '--weather', 'rain,switch-dies', '--plan']
  const codes = await Promise.all([one, two].map((path) => start([...args, path], { SIM_SEED: 'same' }).ended))
  expect(codes.map(({ code }) => code)).toEqual([0, 0])
  const [bytes, again] = await Promise.all([readFile(one), readFile(two)])
  expect(bytes.length).toBeGreaterThan(100_000)
  expect(bytes.equals(again)).toBe(true)
})

test('a missing key is named', async () => {
  const { code, said } = await start([], {}).ended
  expect([code, said]).toEqual([2, 'CTI_KEY: is missing\n'])
})

test('it stops cleanly while it still waits for the hub', async () => {
  const { child, ended } = start([], { ...env, LOG_LEVEL: 'debug' })
  await once(child, 'spawn')
  const waiting = once(child.stdout, 'data')
  await waiting
  child.kill('SIGTERM')
  expect((await ended).code).toBe(0)
})
