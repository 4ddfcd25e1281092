import type { Sight } from './history.ts'
import type { Law } from './law.ts'
import { keyOf } from './rows.ts'
import { words } from './words.ts'

type Known = { readonly version: number; readonly isGone: boolean; readonly sight: Sight }

export const neverBack: Law = {
  law: 'what a hub tells a screen of a row never goes back, and what has gone comes again only newer',
  breaches({ sights }) {
    const known = new Map<string, Known>()
    const found: string[] = []
    for (const sight of sights) {
      const look = (one: { kind: string; id: string; version: number }, isGone: boolean) => {
        const name = `${sight.screen} ${sight.topic} ${sight.epoch} ${keyOf(one)}`
        const before = known.get(name)
        const isBack = before && (one.version < before.version || (before.isGone && one.version === before.version))
        if (isBack && !isGone)
          found.push(
            [
              `${keyOf(one)} from version ${before.version}${before.isGone ? ' (gone)' : ''} to ${one.version}`,
              words.sight(before.sight),
              words.sight(sight),
            ].join('\n'),
          )
        if (!before || one.version >= before.version) known.set(name, { version: one.version, isGone, sight })
      }
      // what was missed may hold what the screen had already seen
      if (sight.how === 'missed') continue
      for (const row of sight.rows) look(row, false)
      for (const gone of sight.gone) look(gone, true)
    }
    return found
  },
}
