import { randomFrom } from './random.ts'

/** What happens to one unit on its way. `hold` lets the next one overtake it; `cut` loses it together with its link. */
export type Fate = 'pass' | 'drop' | 'double' | 'hold' | 'cut'
export type Tampering = (unit: Buffer) => Fate

/** Shares from 0 to 1 of all units; together at most 1. */
export type Shares = { drop?: number; double?: number; reorder?: number; cut?: number; seed?: number }

/** Leaves to a seeded chance what happens to each unit that may be tampered with. */
export function byChance({ drop = 0, double = 0, reorder = 0, cut = 0, seed = 1 }: Shares): Tampering {
  const random = randomFrom(seed)
  return () => {
    const at = random()
    if (at < drop) return 'drop'
    if (at < drop + double) return 'double'
    if (at < drop + double + reorder) return 'hold'
    return at < drop + double + reorder + cut ? 'cut' : 'pass'
  }
}
