import type { QueueRow } from '@hearline/protocol'
import type { FieldName, Form } from './form.ts'

/** What a lead has switched on for a queue in a storm. */
export type Storm = NonNullable<QueueRow['storm']>

/** Fields that a ticket can do without while far more people call than can be answered. */
const spare: readonly FieldName[] = ['title', 'confidentiality', 'entryId', 'contactName', 'contactPhone']

/** What the short form leaves out: never a field in which something stands, which is missing, or which has the hands. */
export function leftOut(form: Form, missing: readonly string[], hands: FieldName | null): FieldName[] {
  const stands = (name: FieldName) => form[name] !== (name === 'confidentiality' ? 'normal' : '')
  return spare.filter((name) => !stands(name) && !missing.includes(name) && name !== hands)
}

/**
 * The storm in which a ticket is written: that of its call's queue, else of any of one's own queues that has one.
 * @param queueId of the call it is about, while that is on the desk
 */
export function stormFor(
  queues: ReadonlyMap<string, QueueRow>,
  mine: readonly string[],
  queueId: string | undefined,
): Storm | undefined {
  const storms = (queueId === undefined ? mine : [queueId]).map((id) => queues.get(id)?.storm)
  return storms.find((storm) => storm?.reducedForm)
}
