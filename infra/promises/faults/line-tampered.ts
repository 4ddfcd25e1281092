import { randomFrom } from '../../stand/random.ts'
import { tamperLine } from '../nemesis/line-tampered.ts'
import { newsUnder } from './news-under.ts'
import type { FaultPromise, Outcome } from './promise.ts'

export const lineTampered: FaultPromise = {
  name: 'line-tampered',
  promise:
    'a fifth of the news by Redis dropped, doubled and overtaken each: never visible on a screen for more than 3 s',
  async run({ stand, full, seed }): Promise<Outcome> {
    const { line } = stand.redis
    const fates = { ...line.fates }
    const how = { stand, random: randomFrom(seed), ms: full ? 60_000 : 3_000 }
    const { figure, held } = await newsUnder(stand, () => tamperLine.strike(how), 3_000)
    const met = (fate: keyof typeof fates) => line.fates[fate] - fates[fate]
    const touched = `${met('drop')} dropped, ${met('double')} doubled, ${met('hold')} overtaken`
    return { figure: `${touched}; ${figure}`, held: held && met('drop') > 0 && met('double') > 0 && met('hold') > 0 }
  },
}
