import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { CommandName } from '@hearline/protocol'
import { persist } from '../../stand/clerk.ts'
import type { AtDesk } from '../../stand/ring.ts'

const TALK_MS = 600
/** Of all commands, sent twice at once. */
const DOUBLED = 0.1
/** Of all offers, so that calls come back and ring elsewhere. */
const DECLINED = 0.08

/** Takes every call, writes its ticket and lets it go, through whatever happens, until `signal`; then she rests. */
export async function work({ person, desk }: AtDesk, random: () => number, signal: AbortSignal): Promise<void> {
  const command = async (name: CommandName, body: object) => {
    const key = randomUUID()
    const copies = name !== 'save-draft' && random() < DOUBLED ? 2 : 1
    const [answer] = await Promise.all(Array.from({ length: copies }, () => persist(person, name, body, key)))
    return answer
  }
  const take = async (offer: { callId: string; fence: number }) => {
    const { callId } = offer
    if (random() < DECLINED) {
      await command('decline-call', offer)
      return
    }
    const answer = await command('answer-call', offer)
    if (answer?.status !== 200) {
      await wait(100) // the news of who has it now is on its way
      return
    }
    const { ticketId } = answer.body['value'] as { ticketId: string }
    await wait(2 * random() * TALK_MS)
    await command('save-draft', { ticketId, rev: 1, fields: { type: 'help', text: 'a street lamp' } })
    await command('end-call', { callId })
    if (random() < 0.8) await command('refer-ticket', { ticketId, to: 'peer', receipt: 'a receipt' })
    await command('finish-wrap-up', {})
  }
  const rests = () => signal.aborted
  const own = () => [...desk.rows.values()].find((row) => row.kind === 'operator')
  while (!rests()) {
    const offer = await desk.row('call', (row) => row.state === 'offered', 500).catch(() => undefined)
    if (offer) await take({ callId: offer.id, fence: offer.fence })
    else if (own()?.activity === 'wrap-up') await command('finish-wrap-up', {})
    else if (own()?.availability !== 'ready' && !rests()) await command('set-availability', { availability: 'ready' })
  }
  await command('set-availability', { availability: 'busy' })
}

/** Changes what she does all the time; each wish has its own id for its reason. */
export async function fidget({ person }: AtDesk, random: () => number, signal: AbortSignal): Promise<void> {
  for (let n = 0; !signal.aborted; n += 1) {
    const key = randomUUID()
    const body = { availability: n % 2 ? 'training' : 'busy', reason: key }
    const copies = random() < DOUBLED ? 2 : 1
    await Promise.all(Array.from({ length: copies }, () => persist(person, 'set-availability', body, key)))
    await wait(2_000 * random())
  }
}
