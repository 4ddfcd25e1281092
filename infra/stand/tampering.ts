import { randomFrom } from './random.ts'

/** What happens to one unit on its way. `hold` lets the next one overtake it. */
export type Fate = 'pass' | 'drop' | 'double' | 'hold'
export type Tampering = (unit: Buffer) => Fate

/** Shares from 0 to 1 of all units; together at most 1. */
export type Shares = { drop?: number; double?: number; reorder?: number; seed?: number }

/** Leaves to a seeded chance what happens to each unit that may be tampered with. */
export function byChance({ drop = 0, double = 0, reorder = 0, seed = 1 }: Shares): Tampering {
  const random = randomFrom(seed)
  return () => {
    const at = random()
    if (at < drop) return 'drop'
    if (at < drop + double) return 'double'
    return at < drop + double + reorder ? 'hold' : 'pass'
  }
}
