import type { Stand } from '../../stand/stand.ts'

type Strike = {
  readonly stand: Stand
  /** Numbers from 0 to below 1. */
  readonly random: () => number
  readonly ms: number
}

/** One fault by its name. */
export type Nemesis = {
  readonly name: string
  /** Two that strike at once never strike the same. */
  readonly at: 'redis' | 'line' | 'hub' | 'postgres' | 'sockets'
  /** Lasts about so many ms and has healed what it broke when it resolves. */
  readonly strike: (how: Strike) => Promise<void>
}

export const oneOf = <T>(all: readonly T[], random: () => number): T => {
  const one = all[Math.floor(random() * all.length)]
  if (one === undefined) throw new Error('nothing to choose from')
  return one
}
