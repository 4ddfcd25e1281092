import { standardTimings } from '@hearline/domain'
import type { History, Sent } from './history.ts'
import type { Law } from './law.ts'
import { words } from './words.ts'

/** Certain from its acknowledgement on until the first moment at which it may have ended. */
type Holding = { readonly answer: Sent; readonly from: number; readonly until: number }

export const oneHolder: Law = {
  law: 'at every moment a call has one holder and an operator one engagement, as far as acknowledgements tell',
  breaches(history) {
    const answers = [
      ...new Map(
        history.sent
          .filter(({ name, status }) => name === 'answer-call' && status === 200)
          .map((one) => [one.key, one] as const)
          .reverse(), // the first acknowledgement of an id is the one that counts
      ).values(),
    ]
    const calls = answers.map((answer) => holding(answer, talkMayEnd(history, answer)))
    const engagements = answers.map((answer) => holding(answer, engagementMayEnd(history, answer)))
    return [
      ...overlaps(calls, ({ body }) => `call ${String(body['callId'])}`),
      ...overlaps(engagements, ({ who }) => `operator ${who}`),
    ]
  },
}

const holding = (answer: Sent, until: number): Holding => ({ answer, from: answer.until ?? Infinity, until })

function overlaps(holdings: readonly Holding[], subject: (answer: Sent) => string): string[] {
  const of = Map.groupBy(holdings, ({ answer }) => subject(answer))
  return [...of].flatMap(([name, all]) =>
    all.flatMap((one, n) =>
      all
        .slice(n + 1)
        .filter((other) => Math.max(one.from, other.from) < Math.min(one.until, other.until))
        .map((other) => [`${name} twice at once`, words.sent(one.answer), words.sent(other.answer)].join('\n')),
    ),
  )
}

const earliest = (moments: readonly number[]) => Math.min(Infinity, ...moments)
const legs: readonly string[] = ['leg-failed', 'leg-ended', 'seat-lost']
const ends: readonly string[] = ['caller-hung-up', 'call-ended']

/** Of the call: she gives it away, or the switch loses a leg; which call an event is about is the switch's secret. */
function talkMayEnd({ sent, said }: History, { who, body, from }: Sent): number {
  const hers = sent.filter(
    (one) =>
      one.who === who &&
      one.from >= from &&
      ['end-call', 'transfer-call'].includes(one.name) &&
      one.body['callId'] === body['callId'],
  )
  return earliest(
    [...hers, ...said.filter((one) => one.from >= from && legs.includes(one.type))].map((one) => one.from),
  )
}

/** Of the operator: she finishes her wrap-up, its time runs out, or her leg fails. */
function engagementMayEnd(history: History, answer: Sent): number {
  const { sent, said } = history
  const later = <T extends { from: number }>(all: readonly T[]) => all.filter(({ from }) => from >= answer.from)
  const finished = later(sent).filter(({ who, name }) => who === answer.who && name === 'finish-wrap-up')
  const lostLeg = later(said).filter(({ type }) => legs.includes(type))
  const overrun = earliest([
    talkMayEnd(history, answer),
    ...later(said)
      .filter(({ type }) => ends.includes(type))
      .map(({ from }) => from),
  ])
  return earliest([...[...finished, ...lostLeg].map(({ from }) => from), overrun + standardTimings.wrapUp])
}
