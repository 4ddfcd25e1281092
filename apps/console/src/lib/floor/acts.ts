import type { Act } from '@hearline/domain'
import type { OperatorRow } from '@hearline/protocol'
import { groupNumber } from '#lib/lead/group-number.ts'
import type { Lead } from '#lib/lead/lead.svelte.ts'
import * as m from '#lib/paraglide/messages.js'
import type { Seat } from './seat.ts'

type Spec = {
  /** While a seat is looked at. */
  key: string
  act: Act
  words: () => string
  /** What it does, said before it is done. */
  says: () => string
  /** Whether the seat is in a state for it. */
  can: (row: OperatorRow, me: string) => boolean
  /** What stands in the way when it is not. */
  notNow: () => string
  /** Asks for words first: the hub wants them, or takes them. Absent: done at once. */
  asks?: 'reason' | 'words'
}

const isTalking = ({ activity }: OperatorRow) => ['talking', 'held', 'consulting'].includes(activity)
const onLine = (row: OperatorRow, me: string) => row.monitor?.actor === me && isTalking(row)
const free = (row: OperatorRow, me: string) => isTalking(row) && (!row.monitor || row.monitor.actor === me)

const specs = {
  'grant-break': {
    ...{ key: 'a', act: 'control-seats', words: m.act_grant_break, says: m.act_grant_break_says, asks: 'words' },
    ...{ can: (row) => row.breakRequest !== undefined, notNow: m.not_now_break },
  },
  'refuse-break': {
    ...{ key: 'x', act: 'control-seats', words: m.act_refuse_break, says: m.act_refuse_break_says, asks: 'words' },
    ...{ can: (row) => row.breakRequest !== undefined, notNow: m.not_now_break },
  },
  'answer-hand': {
    ...{ key: 'h', act: 'control-seats', words: m.act_answer_hand, says: m.act_answer_hand_says, asks: 'words' },
    ...{ can: (row) => row.hand !== undefined && !row.hand.answeredBy, notNow: m.not_now_hand },
  },
  force: {
    ...{ key: 'f', act: 'control-seats', words: m.act_force, says: m.act_force_says, asks: 'reason' },
    ...{ can: (row) => row.availability !== 'signed-out', notNow: m.not_now_here },
  },
  'end-wrap-up': {
    ...{ key: 'u', act: 'control-seats', words: m.act_end_wrap_up, says: m.act_end_wrap_up_says, asks: 'reason' },
    ...{ can: (row) => row.activity === 'wrap-up', notNow: m.not_now_wrapping },
  },
  notice: {
    ...{ key: 'n', act: 'run-floor', words: m.act_notice, says: m.act_notice_says, asks: 'words' },
    ...{ can: (row) => row.availability !== 'signed-out', notNow: m.not_now_here },
  },
  listen: {
    ...{ key: 'l', act: 'monitor-calls', words: m.act_listen, says: m.act_listen_says },
    ...{ can: free, notNow: m.not_now_talking },
  },
  whisper: {
    ...{ key: 's', act: 'monitor-calls', words: m.act_whisper, says: m.act_whisper_says },
    ...{ can: free, notNow: m.not_now_talking },
  },
  barge: {
    ...{ key: 'b', act: 'monitor-calls', words: m.act_barge, says: m.act_barge_says },
    ...{ can: free, notNow: m.not_now_talking },
  },
  leave: {
    ...{ key: 'q', act: 'monitor-calls', words: m.act_leave, says: m.act_leave_says },
    ...{ can: (row, me) => row.monitor?.actor === me, notNow: m.not_now_on_line },
  },
  'take-over': {
    ...{ key: 't', act: 'monitor-calls', words: m.act_take_over, says: m.act_take_over_says, asks: 'words' },
    ...{ can: onLine, notNow: m.not_now_on_line },
  },
  'end-session': {
    ...{ key: 'e', act: 'control-seats', words: m.act_end_session, says: m.act_end_session_says, asks: 'words' },
    ...{ can: (row) => row.availability !== 'signed-out' && row.activity === 'idle', notNow: m.not_now_idle },
  },
} as const satisfies Record<string, Spec>

export type ActName = keyof typeof specs
export const acts: Record<ActName, Spec> = specs
export const actNames = Object.keys(specs) as ActName[]

/** Why an act cannot be done to a seat, in words; undefined when it can. */
export function hindrance(name: ActName, { row }: Seat, lead: Pick<Lead, 'who' | 'may' | 'isOwn'>): string | undefined {
  const { act, can, notNow } = acts[name]
  if (!lead.may(act, row.groupId))
    return lead.who.role === 'lead' ? m.not_your_group({ group: groupNumber(row.groupId) }) : m.only_looking()
  if (lead.who.operatorId === row.id) return m.not_yourself()
  if (name === 'take-over' && lead.who.operatorId === undefined) return m.not_now_seatless()
  return can(row, lead.who.username) ? undefined : notNow()
}
