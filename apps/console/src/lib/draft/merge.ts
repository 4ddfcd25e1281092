import { ticketFields } from '@hearline/domain'
import type { FieldName, Form } from './form.ts'

/** Fields that two wrote at once, with both texts; `by`: the other one, when it is known who. */
export type Clash = {
  readonly by?: string | undefined
  readonly fields: readonly { readonly name: FieldName; readonly mine: string; readonly theirs: string }[]
}

/**
 * Joins what somebody else saved with what is on the screen. What only the other changed has `arrived` and is taken over;
 * `clashing` are the fields where both wrote, and ours does not continue the other's text.
 * @param before what both had read
 */
export function merge(
  before: Form,
  theirs: Form,
  form: Form,
): { form: Form; arrived: FieldName[]; clashing: FieldName[] } {
  const changed = ticketFields.filter((name) => theirs[name] !== before[name] && theirs[name] !== form[name])
  const arrived = changed.filter((name) => form[name] === before[name])
  return {
    form: { ...form, ...Object.fromEntries(arrived.map((name) => [name, theirs[name]])) },
    arrived,
    clashing: changed.filter((name) => !arrived.includes(name) && !form[name].startsWith(theirs[name])),
  }
}

export const clashOf = (names: readonly FieldName[], form: Form, theirs: Form, by?: string): Clash => ({
  by,
  fields: names.map((name) => ({ name, mine: form[name], theirs: theirs[name] })),
})
