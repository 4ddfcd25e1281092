import type { Amount } from './amount.ts'
import type { Bench } from './figure.ts'
import { inBrowser, inConsole } from './in-browser.ts'

/** What it costs to write a ticket, and what the page costs the machine, in a browser on the whole of Hearline. */
export const desk: Bench<Amount> = {
  name: 'desk',
  about: 'a standard ticket by real keystrokes; main-thread time under news; JavaScript of the first load, in gzip',
  async run() {
    const written = await inBrowser('/bench.spec.ts')
    const loaded = await inConsole(process.execPath, ['bench/first-load.ts', '--json'], {})
    // what the build says comes before
    const { signIn, total, parts } = JSON.parse(loaded.trim().split('\n').at(-1) ?? '') as {
      signIn: number
      total: number
      parts: [owner: string, bytes: number][]
    }
    const size = (under: string, bytes: number) => ({ what: 'first load', under, amount: bytes / 1024, unit: 'KB' })
    return [
      ...written,
      size('sign-in page', signIn),
      size('desk', total),
      ...parts.map(([owner, bytes]) => size(owner, bytes)),
    ]
  },
}
