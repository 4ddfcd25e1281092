import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { processMark } from '@hearline/store/embedded'
import type { Child } from './child.ts'

type Kept = { name: string; pid: number; mark: string }

const file = (dataDir: string) => join(dataDir, 'children.json')

/** Remembers the parts that run, so that a later start can end those of a killed one. */
export async function remember(dataDir: string, children: readonly Child[]): Promise<void> {
  const kept: Kept[] = []
  for (const { name, pid } of children) kept.push({ name, pid, mark: (await processMark(pid)) ?? '' })
  await writeFile(file(dataDir), JSON.stringify(kept))
}

/** Ends the parts that outlived an earlier start, which was killed; returns their names. */
export async function endOrphans(dataDir: string): Promise<string[]> {
  const text = await readFile(file(dataDir), 'utf8').catch(() => '[]')
  const ended: string[] = []
  for (const { name, pid, mark } of JSON.parse(text) as Kept[]) {
    if ((await processMark(pid)) !== mark) continue
    process.kill(pid, 'SIGKILL') // loses nothing acknowledged, and its database went with the earlier start
    while ((await processMark(pid)) === mark) await pause(20)
    ended.push(name)
  }
  await rm(file(dataDir), { force: true })
  return ended
}
