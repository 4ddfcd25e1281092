import { setTimeout as wait } from 'node:timers/promises'
import type { Row } from '@hearline/protocol'
import { openDesk } from './desk.ts'
import { signIn } from './person.ts'

/** What somebody lives through meanwhile, in ms: from a command to its reply, and to its news on her own desk. */
export type Seen = { readonly reply: readonly number[]; readonly news: readonly number[]; readonly refused: number }

/** Somebody who does nothing but work, one command after another, and notes how long each took. */
export type Witness = { during<T>(work: Promise<T>): Promise<Seen>; close(): void }

const EVERY_MS = 60
const GIVE_UP_MS = 10_000

export async function openWitness(hubUrl: string, username: string): Promise<Witness> {
  const person = await signIn(hubUrl, username)
  const desk = await openDesk(hubUrl, person.token)
  let n = 0
  async function step(seen: { reply: number[]; news: number[]; refused: number }): Promise<void> {
    const begun = performance.now()
    const availability = (n += 1) % 2 ? 'training' : 'busy'
    const { status, body } = await person.command('set-availability', { availability })
    seen.reply.push(performance.now() - begun)
    const own = ((body['rows'] ?? []) as Row[]).find(({ id }) => id === person.operatorId)
    if (status !== 200 || own === undefined) return void (seen.refused += 1)
    await desk.row('operator', (row) => row.id === own.id && row.version >= own.version, GIVE_UP_MS)
    seen.news.push(performance.now() - begun)
  }
  return {
    async during(work) {
      let isOver = false
      const end = work.finally(() => (isOver = true))
      end.catch(() => undefined) // thrown below
      const seen = { reply: [] as number[], news: [] as number[], refused: 0 }
      const over = () => isOver
      while (!over()) {
        await step(seen)
        await wait(EVERY_MS)
      }
      await end
      return seen
    },
    close: () => desk.close(),
  }
}

/** The share of `of` that was no slower, e.g. 0.99; Infinity of nothing. */
export function quantile(share: number, of: readonly number[]): number {
  const sorted = [...of].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Infinity
}

export const inWords = ({ reply, news, refused }: Seen): string => {
  const ms = (of: readonly number[]) => `${quantile(0.5, of).toFixed()}/${quantile(0.99, of).toFixed()}`
  return `reply ${ms(reply)} and news ${ms(news)} ms (p50/p99 of ${reply.length})${refused > 0 ? `, ${refused} refused` : ''}`
}
