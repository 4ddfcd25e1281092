import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('./shift-process.ts', import.meta.url))

/** Many operators at their desks in a process of their own, so that they cost whoever measures no time. */
export type Shift = {
  /** All sign out. */
  signOut(): Promise<void>
  /** Their connections end without a word. */
  kill(): Promise<void>
  /** They stand still: their connections stay and say nothing. */
  freeze(): void
}

const running = new Set<{ kill(signal: 'SIGKILL'): boolean }>()
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/**
 * Resolves when all of them are there.
 * @param as `clerk` takes and ends every call at once, `writer` writes its ticket besides; `quiet` watches the own desk
 *   and takes none
 */
export async function openShift(
  hubUrl: string,
  names: readonly string[],
  as: 'clerk' | 'writer' | 'quiet',
): Promise<Shift> {
  const child = spawn(process.execPath, [MAIN, hubUrl, as, ...names], { stdio: ['pipe', 'pipe', 'inherit'] })
  running.add(child)
  const ended = once(child, 'exit').then(() => void running.delete(child))
  const lines = createInterface(child.stdout)
  const says = (word: string) =>
    new Promise<void>((resolve, reject) => {
      lines.on('line', (line) => {
        if (line === word) resolve()
      })
      void ended.then(() => reject(new Error(`a shift ended before it was ${word}`)))
    })
  await says('there')
  return {
    async signOut() {
      const out = says('out')
      child.stdin.write('out\n')
      await out
      child.kill('SIGKILL')
      await ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    freeze: () => void child.kill('SIGSTOP'),
  }
}
