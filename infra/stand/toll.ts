import type { Sql } from 'postgres'
import { metric } from './gauge.ts'

/** What something cost all hubs together; `peak`: handshakes one hub admitted within a second, at most. */
export type Toll = {
  readonly seconds: number
  /** Statements of transactions, and single ones; those of leases come at their own pace whatever happens. */
  readonly writing: number
  readonly reading: number
  readonly seatWrites: number
  readonly admitted: number
  readonly refused: number
  readonly peak: number
}

const LOOK_MS = 100
const SECOND_MS = 1_000

/** Begins to count; `since` ends it. */
export async function openToll(
  hubs: readonly { readonly url: string }[],
  sql: Sql,
): Promise<{ since(): Promise<Toll> }> {
  const sum = async (name: string, label: string) =>
    (await Promise.all(hubs.map(({ url }) => metric(url, name, label)))).reduce((total, one) => total + one, 0)
  const read = async () => {
    const [writing, reading, refused, seats] = await Promise.all([
      sum('hearline_statements_total', '"writing"'),
      sum('hearline_statements_total', '"reading"'),
      sum('hearline_handshakes_total', '"too-many"'),
      // raised by each write, whoever made it
      sql<{ writes: number }[]>`select coalesce(sum(version), 0)::int as writes from seat`,
    ])
    return { writing, reading, refused, seatWrites: seats[0]!.writes }
  }
  const admitted = ({ url }: { readonly url: string }) => metric(url, 'hearline_handshakes_total', '"admitted"')

  const begun = performance.now()
  const before = await read()
  let isOver = false
  const over = () => isOver
  /** The count of one hub, again and again; a look that takes long only makes its second longer. */
  async function watch(hub: { readonly url: string }): Promise<{ last: number; peak: number }> {
    const looks: { at: number; count: number }[] = []
    let peak = 0
    for (let isLast = false; ; isLast = over()) {
      const at = performance.now()
      const count = await admitted(hub)
      looks.push({ at, count })
      while (looks[1] && at - looks[1].at > SECOND_MS) looks.shift()
      peak = Math.max(peak, count - looks[0]!.count)
      if (isLast) return { last: count, peak }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
  }
  const first = await Promise.all(hubs.map(admitted))
  const watching = hubs.map(watch)
  return {
    async since() {
      isOver = true
      const seen = await Promise.all(watching)
      const after = await read()
      return {
        seconds: (performance.now() - begun) / 1000,
        writing: after.writing - before.writing,
        reading: after.reading - before.reading,
        seatWrites: after.seatWrites - before.seatWrites,
        refused: after.refused - before.refused,
        admitted: seen.reduce((total, { last }, n) => total + last - first[n]!, 0),
        peak: Math.max(...seen.map(({ peak }) => peak)),
      }
    },
  }
}
