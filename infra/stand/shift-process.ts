import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { openClerk } from './clerk.ts'
import { signIn, type Person } from './person.ts'

/** The process behind `openShift`: it says `there` when all are at their desks, and `out` when all are signed out. */
const [hubUrl = '', as = 'quiet', ...names] = process.argv.slice(2)
const AT_ONCE = 8
const TRIES = 20

const people: Person[] = []
await each(names, async (name) => {
  if (as === 'clerk') {
    people.push((await persist(() => openClerk(hubUrl, name))).person)
    return
  }
  const person = await persist(() => signIn(hubUrl, name))
  people.push(person)
  await person.desk()
})
console.log('there')
for await (const line of createInterface(process.stdin)) {
  if (line !== 'out') continue
  await each(people, async ({ token }) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    await fetch(`${hubUrl}/api/auth/sign-out`, { method: 'POST', headers, body: '{}' })
  })
  console.log('out')
}

async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of rest) await work(one)
    }),
  )
}

/** A hub that is busy says so, and is asked again. */
async function persist<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask()
    } catch (error) {
      if (tries === TRIES) throw error
      await wait(500)
    }
  }
}
