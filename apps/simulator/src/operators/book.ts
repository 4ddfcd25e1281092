import type { CallRow } from '@hearline/protocol'
import type { Acknowledged } from './commands.ts'

type Answer = { callId: string; fence: number; ticketId: string; at: string }
/** One operator's hour, for the report. */
export type Pages = {
  username: string
  operatorId: string
  offers: { callId: string; fence: number; at: string }[]
  answers: Answer[]
  commands: Acknowledged[]
}
export type Book = {
  offered: (offer: Pick<CallRow, 'id' | 'fence'>) => void
  answered: (answer: Omit<Answer, 'at'>) => void
  acknowledged: (acknowledged: Acknowledged) => void
  pages: () => Pages
}

/** Of what, and how it was answered; neither what was written nor whole rows: a day has a million of them. */
function brief({ body, reply, ...acknowledged }: Acknowledged): Acknowledged {
  const { callId, ticketId, fence } = body as Record<string, unknown>
  const { value, error } = (reply ?? {}) as Record<string, unknown>
  return { ...acknowledged, body: { callId, ticketId, fence }, reply: { value, error } }
}

/** Keeps nothing unless told to `keep`: a demo runs for days. */
export function openBook(username: string, operatorId: string, keep: boolean): Book {
  const pages: Pages = { username, operatorId, offers: [], answers: [], commands: [] }
  const now = () => new Date().toISOString()
  return {
    offered: ({ id, fence }) => {
      if (keep) pages.offers.push({ callId: id, fence, at: now() })
    },
    answered: (answer) => {
      if (keep) pages.answers.push({ ...answer, at: now() })
    },
    acknowledged: (acknowledged) => {
      if (keep) pages.commands.push(brief(acknowledged))
    },
    pages: () => pages,
  }
}
