import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import type { TicketFields } from '@hearline/protocol'
import { openClerk } from './clerk.ts'
import { signIn, type Person } from './person.ts'

/** The process behind `openShift`: it says `there` when all are at their desks, and `out` when all are signed out. */
const [hubUrl = '', as = 'quiet', ...names] = process.argv.slice(2)
const AT_ONCE = 8
const TRIES = 20

const people: Person[] = []
const ticket = as === 'writer' ? await openTicket(names[0] ?? '') : undefined
await each(names, async (name) => {
  if (as !== 'quiet') {
    people.push((await persist(() => openClerk(hubUrl, name, undefined, ticket))).person)
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

/** What a short inquiry says, under a category of this city. */
async function openTicket(name: string): Promise<TicketFields> {
  const person = await persist(() => signIn(hubUrl, name))
  const { categories } = (await person.get('/api/v1/categories')).body as { categories: { code: string }[] }
  const text = 'When is the district office open on Saturdays? '.repeat(4)
  return {
    type: 'inquiry',
    categoryCode: categories.at(-1)?.code,
    title: 'Opening hours',
    text,
    answer: 'From 9 to 17.',
  }
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
