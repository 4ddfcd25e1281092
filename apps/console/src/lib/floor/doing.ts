import type { ChosenAvailability } from '@hearline/domain'
import type { CommandName } from '@hearline/protocol'
import type { Refusal } from '#lib/commands/refusal.ts'
import type { Sent } from '#lib/commands/send.ts'
import type { Lead } from '#lib/lead/lead.svelte.ts'
import * as m from '#lib/paraglide/messages.js'
import { markWords } from '#lib/words/mark.ts'
import { acts, type ActName } from './acts.ts'
import type { Seat } from './seat.ts'

/** What somebody filled in before an act. */
type Filled = {
  text: string
  availability?: ChosenAvailability | undefined
  /** Of a notice. */
  mustRead?: boolean
  toGroup?: boolean
}

const chosen: readonly string[] = ['ready', 'busy', 'break', 'training']

/** Does an act to a seat and says what came of it, with the way back where there is one; the refusal when there is none. */
export async function perform(
  lead: Lead,
  name: ActName,
  { row }: Seat,
  { text, ...filled }: Filled,
): Promise<Refusal | undefined> {
  const operatorId = row.id
  const { name: who, callId, availability: before, groupId } = row
  const words = text.trim() === '' ? undefined : text.trim()
  const reason = words === undefined ? {} : { reason: words }
  const done = () => m.act_done({ act: acts[name].words(), name: who })
  const tell = <N extends CommandName>(sent: Sent<N>, said: () => string, undo?: () => unknown) => {
    if (!sent.ok) return sent.refusal
    lead.toasts.say(said, undo)
    return undefined
  }
  switch (name) {
    case 'grant-break':
    case 'refuse-break':
      return tell(await lead.send('approve-break', { operatorId, granted: name === 'grant-break', ...reason }), done)
    case 'answer-hand':
      return tell(await lead.send('answer-hand', { operatorId, ...(words === undefined ? {} : { words }) }), done)
    case 'force': {
      const { availability = 'busy' } = filled
      const forced = await lead.send('force-availability', { operatorId, availability, reason: words ?? '' })
      const said = () => m.act_force_done({ name: who, state: markWords[availability]() })
      const back = () => void undoForce(lead, row, before as ChosenAvailability)
      return tell(forced, said, chosen.includes(before) && before !== availability ? back : undefined)
    }
    case 'end-wrap-up':
      return tell(await lead.send('end-wrap-up', { operatorId, reason: words ?? '' }), done)
    case 'end-session':
      return tell(await lead.send('end-session', { operatorId, ...reason }), done)
    case 'notice': {
      const to = filled.toGroup ? { group: groupId } : { operators: [operatorId] }
      const sent = await lead.send('send-notice', { to, text: words ?? '', mustRead: filled.mustRead ?? true })
      return tell(sent, () => m.act_notice_done({ count: sent.ok ? sent.value.sent : 0 }))
    }
    case 'take-over':
      return callId === undefined ? undefined : tell(await lead.send('take-over', { callId, ...reason }), done)
    case 'listen':
    case 'whisper':
    case 'barge':
    case 'leave': {
      if (!callId) return undefined
      const sent = await lead.send('monitor-call', { callId, mode: name === 'leave' ? 'off' : name })
      const leave = () => void lead.send('monitor-call', { callId, mode: 'off' })
      return tell(sent, done, name === 'leave' ? undefined : leave)
    }
  }
}

/** Her state before, with the reason that it was a mistake; when she has moved on since, nothing is undone. */
async function undoForce(lead: Lead, { id, name, version }: Seat['row'], availability: ChosenAvailability) {
  const now = lead.floor.operators.get(id)
  if (!now || now.changedBy.cause !== 'lead' || now.changedBy.actor !== lead.who.username || now.version < version) {
    lead.toasts.say(() => m.act_undo_late({ name }))
    return
  }
  const sent = await lead.send('force-availability', { operatorId: id, availability, reason: m.act_undo_reason() })
  lead.toasts.say(() =>
    sent.ok ? m.act_force_done({ name, state: markWords[availability]() }) : m.act_undo_late({ name }),
  )
}
