import type { Sight } from './history.ts'
import type { Law } from './law.ts'
import { words } from './words.ts'

type Held = { epoch: string; seq: number; last: Sight; gap?: Sight }

export const noSilentGap: Law = {
  law: 'numbers rise one by one on a topic of a hub; where one is missing the screen is told the rest',
  breaches({ sights }) {
    const screens = new Map<string, Held>()
    const found: string[] = []
    for (const sight of sights) {
      const name = `${sight.screen} ${sight.topic}`
      const { how, epoch, seq } = sight
      const held = screens.get(name)
      if (how === 'snapshot' || how === 'resumed') screens.set(name, { epoch, seq, last: sight })
      else if (how === 'missed') continue
      else if (held === undefined) {
        // the record begins in the middle of it
        screens.set(name, { epoch, seq, last: sight })
      } else if (how === 'news' && epoch === held.epoch && seq <= held.last.seq)
        found.push(['a number came twice, or back', words.sight(held.last), words.sight(sight)].join('\n'))
      else if (how === 'tick' && epoch === held.epoch && seq < held.seq)
        found.push(['a head behind what was sent', words.sight(held.last), words.sight(sight)].join('\n'))
      else if (how === 'news' && epoch === held.epoch && seq === held.seq + 1)
        screens.set(name, { ...held, seq, last: sight })
      else if (epoch !== held.epoch || seq > held.seq)
        screens.set(name, { ...held, ...(how === 'news' ? { last: sight } : {}), gap: held.gap ?? sight })
    }
    for (const { last, gap } of screens.values())
      if (gap) found.push(['what was missing never came', words.sight(gap), words.sight(last)].join('\n'))
    return found
  },
}
