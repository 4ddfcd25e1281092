import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keptSecrets } from './secrets.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearline-secrets-'))
})

afterEach(() => rm(folder, { recursive: true }))

test('secrets are made once and kept for nobody else to read', async () => {
  const first = await keptSecrets(folder, {})
  expect(Buffer.from(first.DATA_KEY, 'base64')).toHaveLength(32)
  expect(new Set(Object.values(first)).size).toBe(3)
  expect(await keptSecrets(folder, {})).toEqual(first)
  expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600)
})

test('a variable that is set to nothing is not set', async () => {
  const kept = await keptSecrets(folder, {})
  expect(await keptSecrets(folder, { AUTH_SECRET: '' })).toEqual(kept)
})

test('a variable that is set wins and is not written down', async () => {
  const given = await keptSecrets(folder, { CTI_KEY: 'given' })
  expect(given.CTI_KEY).toBe('given')
  expect((await keptSecrets(folder, {})).CTI_KEY).not.toBe('given')
})

test('a damaged file is refused, never replaced', async () => {
  await writeFile(join(folder, 'secrets.json'), '{"DATA_KEY": "abc')
  await expect(keptSecrets(folder, {})).rejects.toThrow(/damaged/)
})
