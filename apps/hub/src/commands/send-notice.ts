import { isSignedIn, may, ok, type OperatorId } from '@hearline/domain'
import { findOperator, insertNotices, writeAudit } from '@hearline/store'
import type { CommandBody } from '@hearline/protocol'
import type { CommandContext, Handler } from './handler.ts'
import { leads, notAllowed } from './lead.ts'
import { notFound } from './refuse.ts'

/** To operators by name, or to whoever of a group or a queue is signed in; a lead reaches her own group. */
export const sendNotice: Handler<'send-notice'> = async (cx, { to, text, mustRead }) => {
  const { tx, actor } = cx
  const reached = 'operators' in to ? await named(cx, to.operators) : present(cx, to)
  if (typeof reached === 'string') return reached === 'not-found' ? notFound : notAllowed
  if (reached.length === 0) return { ok: false, error: 'wrong-state', details: { current: { signedIn: 0 } } }
  const sent = await insertNotices(tx, reached, { from: actor.name, author: actor.id, text, mustRead })
  const subject = 'group' in to ? `group/${to.group}` : 'queue' in to ? `queue/${to.queue}` : undefined
  // the words themselves stay on the notice
  const act = 'send-notice'
  const subjects = subject === undefined ? reached.map((id) => `operator/${id}`) : [subject]
  for (const each of subjects) await writeAudit(tx, { actor: actor.id, act, subject: each, reason: null })
  return ok({ sent })
}

type To = CommandBody<'send-notice'>['to']

async function named(cx: CommandContext, ids: readonly OperatorId[]) {
  for (const id of ids) {
    const operator = await findOperator(cx.tx.db, id)
    if (!operator) return 'not-found'
    if (!leads(cx, operator.groupId, 'run-floor')) return 'not-allowed'
  }
  return [...new Set(ids)]
}

function present(cx: CommandContext, to: Exclude<To, { operators: unknown }>) {
  const { actor, floor } = cx
  if ('group' in to && !leads(cx, to.group, 'run-floor')) return 'not-allowed'
  if ('queue' in to && !floor.queues.has(to.queue)) return 'not-found'
  if (may(actor.role, 'run-floor', { own: true }) === 'no') return 'not-allowed'
  const meant = [...floor.operators.values()].filter(
    (one) =>
      isSignedIn(one) &&
      leads(cx, one.groupId, 'run-floor') &&
      ('group' in to ? one.groupId === to.group : one.queues.some(({ queueId }) => queueId === to.queue)),
  )
  return meant.map(({ id }) => id)
}
