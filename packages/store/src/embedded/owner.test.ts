import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { announceLeaving, claim, FolderInUse, owner, release } from './owner.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearline-owner-'))
})

afterEach(() => rm(folder, { recursive: true }))

test('a claimed folder is refused until it is released', async () => {
  await claim(folder)
  expect((await owner(folder))?.pid).toBe(process.pid)
  await expect(claim(folder)).rejects.toThrow(FolderInUse)
  await release(folder)
  await claim(folder)
})

test('a claim of a process that is gone does not count, even when its pid lives again', async () => {
  await writeFile(join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, mark: 'an earlier process' }))
  await claim(folder)
  expect(await owner(folder)).toMatchObject({ pid: process.pid })
})

test('whoever is leaving is waited for', async () => {
  await claim(folder)
  await announceLeaving(folder)
  let claimed = false
  const next = claim(folder).then(() => (claimed = true))
  await Promise.race([next, new Promise((resolve) => setImmediate(resolve))])
  expect(claimed).toBe(false)
  await release(folder)
  await next
  expect(await owner(folder)).not.toHaveProperty('leaving')
})
