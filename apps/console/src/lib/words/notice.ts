import type { NoticeRow } from '@hearline/protocol'
import * as m from '#lib/paraglide/messages.js'
import { markWords, type Mark } from './mark.ts'

type Said = (about: Record<string, string>) => string
const stateWord = (code: string | undefined) => {
  const known = code !== undefined && Object.hasOwn(markWords, code) ? markWords[code as Mark] : undefined
  return known?.() ?? code ?? '?'
}

const why = ({ reason }: Record<string, string>, said: string): string =>
  reason === undefined ? said : m.cause_with_reason({ said: said.replace(/[。.]$/, ''), reason })

/** What the system tells, in the reader's language. */
const sentences: Record<NonNullable<NoticeRow['code']>, Said> = {
  forced: ({ name, actor, availability, reason }) =>
    m.cause_with_reason({
      said: m.cause_lead({ actor: name ?? actor ?? '?', state: stateWord(availability) }),
      reason: reason ?? '?',
    }),
  emergency: ({ name, service }) => m.notice_emergency({ name: name ?? '?', service: service ?? '?' }),
  'transfer-returned': ({ name }) => m.notice_transfer_returned({ name: name ?? '?' }),
  'consult-unanswered': ({ name }) => m.notice_consult_unanswered({ name: name ?? '?' }),
  moved: (about) => why(about, m.notice_moved({ name: about['name'] ?? '?' })),
  'moved-back': () => m.notice_moved_back(),
  'break-granted': (about) => why(about, m.notice_break_granted({ name: about['name'] ?? '?' })),
  'break-refused': (about) => why(about, m.notice_break_refused({ name: about['name'] ?? '?' })),
  'hand-answered': ({ name }) => m.notice_hand_answered({ name: name ?? '?' }),
  'wrap-up-ended': (about) => why(about, m.notice_wrap_up_ended({ name: about['name'] ?? '?' })),
  monitored: ({ name }) => m.notice_monitored({ name: name ?? '?' }),
  'taken-over': (about) => why(about, m.notice_taken_over({ name: about['name'] ?? '?' })),
}

/** One sentence; what a person wrote stands as it was written, with who wrote it. */
export function noticeWords({
  code,
  details,
  text,
  from,
}: Pick<NoticeRow, 'code' | 'details' | 'text' | 'from'>): string {
  return code === undefined ? m.notice_from({ text, from }) : sentences[code](details ?? {})
}
