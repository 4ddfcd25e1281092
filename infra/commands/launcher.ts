import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { processMark } from '@hearline/store/embedded'

/** More than npx, its shell and pnpm never stand between a terminal and this command. */
const GENERATIONS = 4

/**
 * Resolves when pnpm or the npx above it is gone: npx does not pass on a signal it gets itself, and whoever stops the
 * command they have typed means all of it.
 */
export async function launcherGone(): Promise<void> {
  const parent = process.ppid
  const npx = await npxAbove()
  const mark = npx === undefined ? undefined : await processMark(npx)
  for (;;) {
    await pause(500, undefined, { ref: false })
    if (process.ppid !== parent) return
    if (npx !== undefined && (await processMark(npx)) !== mark) return
  }
}

/** Only where /proc tells; elsewhere the parent alone is watched. */
async function npxAbove(): Promise<number | undefined> {
  let pid = process.ppid
  for (let generation = 0; generation < GENERATIONS && pid > 1; generation += 1) {
    try {
      if (/^(npm exec|npx) /.test((await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' '))) return pid
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
      pid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    } catch {
      return undefined
    }
  }
  return undefined
}
