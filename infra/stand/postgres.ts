import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

/** SIGSTOP to the postmaster and all its processes, and SIGCONT after so many ms: connections stand and say nothing. */
export async function freezePostgres(postmaster: number, ms: number): Promise<void> {
  process.kill(postmaster, 'SIGSTOP') // first, so that it starts no more of them
  const all = [...(await childrenOf(postmaster)), postmaster]
  const signal = (name: NodeJS.Signals) => {
    for (const pid of all) process.kill(pid, name)
  }
  signal('SIGSTOP')
  await wait(ms).finally(() => signal('SIGCONT'))
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const found = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent ? [pid] : []
    }),
  )
  return found.flat()
}
