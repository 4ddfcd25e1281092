import type { Sent } from './history.ts'
import type { Law } from './law.ts'
import { words } from './words.ts'

export const oneAnswer: Law = {
  law: 'an offer is answered once: nobody else, and no other id, is acknowledged for the same call and fence',
  breaches({ sent }) {
    const first = new Map<string, Sent>()
    const found: string[] = []
    for (const one of sent.filter(({ name, status }) => name === 'answer-call' && status === 200)) {
      const offer = `${String(one.body['callId'])} fence ${String(one.body['fence'])}`
      const known = first.get(offer)
      if (!known) first.set(offer, one)
      else if (known.who !== one.who || known.key !== one.key)
        found.push([offer, words.sent(known), words.sent(one)].join('\n'))
    }
    return found
  },
}
