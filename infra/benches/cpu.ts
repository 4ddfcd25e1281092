import { readdir, readFile } from 'node:fs/promises'

/** Of Linux, on every machine one meets. */
const TICKS_A_SECOND = 100

type Process = { pid: number; parent: number; seconds: number }

/** Seconds of a core that a process and everything it started have used up to now. */
export async function cpuOf(pid: number): Promise<number> {
  const all = await processes()
  const sum = (parent: number): number =>
    all.filter((one) => one.parent === parent).reduce((total, one) => total + one.seconds + sum(one.pid), 0)
  return (all.find((one) => one.pid === pid)?.seconds ?? 0) + sum(pid)
}

/** Its direct children. */
export const childrenOf = async (pid: number): Promise<number[]> =>
  (await processes()).filter((one) => one.parent === pid).map((one) => one.pid)

async function processes(): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const all = await Promise.all(pids.map(statOf))
  return all.filter((one) => one !== undefined)
}

async function statOf(pid: string): Promise<Process | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  // the name in brackets may hold anything
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  // own time and that of children that have ended, in user and in system mode
  const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0)
  return { pid: Number(pid), parent: Number(fields[1]), seconds: ticks / TICKS_A_SECOND }
}
