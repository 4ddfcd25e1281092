import type { Amount } from './amount.ts'

/** Cores in use, by whom. */
export type Cores = { hubs: number[]; postgres: number; load: number }

/** Below this share of every ceiling nothing was used up: whoever waited, waited for something else. */
const NEAR = 0.8

/**
 * The part nearest its ceiling, in % of it: a hub has the one core of its event loop, all together have those of the
 * machine. Of a machine used up the part that used most of it is named.
 */
export function verdict(under: string, { hubs, postgres, load }: Cores, machine: number): Amount {
  const named = hubs.map((used, n) => ({ part: `hub ${n + 1}`, used }))
  const everybody = [...named, { part: 'Postgres', used: postgres }, { part: 'switch and operators', used: load }]
  const all = everybody.reduce((sum, { used }) => sum + used, 0)
  const most = everybody.reduce((a, b) => (b.used > a.used ? b : a))
  const ceilings = [
    ...named.map(({ part, used }) => ({ part, share: used })),
    { part: `all cores of this machine, most by ${most.part}`, share: all / machine },
  ]
  const { part, share } = ceilings.reduce((a, b) => (b.share > a.share ? b : a))
  const what = share < NEAR ? `nothing gives way; nearest its ceiling is ${part}` : `gives way first: ${part}`
  return { what, under, amount: 100 * share, unit: '% of its ceiling' }
}
