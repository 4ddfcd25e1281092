import { inOrder } from './in-order.ts'
import type { Law } from './law.ts'
import { keptRows, keyOf, type Crossing } from './rows.ts'

export const oneContent: Law = {
  law: 'a version of a row has one content, on every screen, at every hub and in every reply',
  breaches(history) {
    const first = new Map<string, Crossing & { content: string }>()
    const found = new Map<string, string>()
    for (const crossing of keptRows(history)) {
      const name = `${keyOf(crossing.row)} version ${crossing.row.version}`
      // the masked number is for the desk of her who has the call
      const { caller: _, ...rest } = crossing.row as typeof crossing.row & { caller?: string }
      const content = inOrder(rest)
      const known = first.get(name)
      if (known === undefined) first.set(name, { ...crossing, content })
      else if (known.content !== content && !found.has(name))
        found.set(name, [name, known.where, `  ${known.content}`, crossing.where, `  ${content}`].join('\n'))
    }
    return [...found.values()]
  },
}
