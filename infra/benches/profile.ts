import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Amount } from './amount.ts'

type Frame = { functionName: string; url: string; lineNumber: number }
/** What V8 writes for `--cpu-prof`. */
export type Profile = { nodes: { id: number; callFrame: Frame }[]; samples: number[]; timeDeltas: number[] }

/** The functions in which most of the busy time went by, themselves and not what they called; in % of the busy time. */
export function hottest({ nodes, samples, timeDeltas }: Profile, most = 10): { name: string; share: number }[] {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]))
  const times = new Map<string, number>()
  samples.forEach((id, n) => {
    const name = names.get(id) ?? '?'
    if (name !== '(idle)') times.set(name, (times.get(name) ?? 0) + (timeDeltas[n] ?? 0))
  })
  const all = times.values().reduce((a, b) => a + b, 0)
  return [...times]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([name, time]) => ({ name, share: all === 0 ? 0 : (100 * time) / all }))
}

/** Reads the one profile of a folder. */
export async function readHottest(folder: string, under: string): Promise<Amount[]> {
  const [file] = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'))
  if (file === undefined) return []
  const profile = JSON.parse(await readFile(join(folder, file), 'utf8')) as Profile
  return hottest(profile).map(({ name, share }) => ({ what: `hub in ${name}`, under, amount: share, unit: '%' }))
}

/** `name file:line`, the file within its room or package. */
function nameOf({ functionName, url, lineNumber }: Frame): string {
  const name = functionName === '' ? '(anonymous)' : functionName
  if (url === '') return name
  const place = url.replace(/^.*\/node_modules\//, '').replace(/^.*\/((apps|packages)\/)/, '$1')
  return `${name} ${place}:${lineNumber + 1}`
}
