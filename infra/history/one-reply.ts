import type { Sent } from './history.ts'
import { inOrder } from './in-order.ts'
import type { Law } from './law.ts'
import { keptRows, keyOf, rowsOf } from './rows.ts'
import { words } from './words.ts'

const isTold = ({ status }: Sent) => status !== undefined && status < 500

export const oneReply: Law = {
  law: 'a command id has one reply and one effect, however often it is sent',
  breaches: (history) => [...differing(history.sent), ...claimedTwice(history.sent), ...doneTwice(history)],
}

function differing(sent: readonly Sent[]): string[] {
  const first = new Map<string, Sent>()
  const found = new Map<string, string>()
  // a draft has a number of its own instead of an id
  for (const one of sent.filter((each) => isTold(each) && each.name !== 'save-draft')) {
    const known = first.get(one.key)
    if (!known) first.set(one.key, one)
    else if (known.status !== one.status || inOrder(known.reply) !== inOrder(one.reply))
      found.set(
        one.key,
        [words.sent(known), `  ${inOrder(known.reply)}`, words.sent(one), `  ${inOrder(one.reply)}`].join('\n'),
      )
  }
  return [...found.values()]
}

/** Two ids cannot both have made the same version. */
function claimedTwice(sent: readonly Sent[]): string[] {
  const claims = new Map<string, Sent>()
  const found: string[] = []
  for (const one of sent)
    for (const row of rowsOf(one)) {
      const name = `${keyOf(row)} version ${row.version}`
      const known = claims.get(name)
      if (!known) claims.set(name, one)
      else if (known.key !== one.key)
        found.push([`${name} is the work of two`, words.sent(known), words.sent(one)].join('\n'))
    }
  return found
}

/** A wish whose reason is its own id shows each effect it had. */
function doneTwice(history: Parameters<Law['breaches']>[0]): string[] {
  const wishes = new Map(history.sent.filter(({ body, key }) => body['reason'] === key).map((one) => [one.key, one]))
  const versions = new Map<string, Set<number>>()
  for (const { row } of keptRows(history)) {
    const reason = row.kind === 'operator' ? row.changedBy.reason : undefined
    if (reason === undefined || !wishes.has(reason)) continue
    versions.set(reason, (versions.get(reason) ?? new Set()).add(row.version))
  }
  return [...versions]
    .filter(([, all]) => all.size > 1)
    .map(([key, all]) => `had its effect in versions ${[...all].join(', ')}\n${words.sent(wishes.get(key) as Sent)}`)
}
