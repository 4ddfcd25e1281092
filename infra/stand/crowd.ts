import { setTimeout as wait } from 'node:timers/promises'
import { persist } from './clerk.ts'
import { signIn, type Person } from './person.ts'
import type { AtDesk } from './ring.ts'
import { until } from './until.ts'

/** Signed in at once; the hash of a password costs the hub its time. */
const AT_ONCE = 8
const EVERY_MS = 250

/** Operators at their desks, on whichever hub the address leads them to. */
export async function openCrowd(hubUrl: string, usernames: readonly string[], as = (person: Person): Person => person) {
  const members: AtDesk[] = []
  const rest = usernames.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const username of rest) {
        const person = as(await signIn(hubUrl, username))
        members.push({ person, desk: await person.desk() })
      }
    }),
  )
  const isLive = () => members.every(({ desk }) => desk.liveSince !== undefined)
  return {
    members,
    /** Resolves when every desk shows what is fresh. */
    live: (withinMs: number) => until(() => Promise.resolve(isLive()), withinMs, 'life at every desk'),
    /** So many of them change what they do, each 250 ms, until `signal`. */
    async fidget(count: number, signal: AbortSignal) {
      await Promise.all(
        members.slice(0, count).map(async ({ person }) => {
          for (let n = 0; !signal.aborted; n += 1) {
            await persist(person, 'set-availability', { availability: n % 2 ? 'training' : 'busy' })
            await wait(EVERY_MS)
          }
        }),
      )
    },
    close() {
      for (const { desk } of members) desk.close()
    },
  }
}
