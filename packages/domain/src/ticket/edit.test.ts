import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ok } from '../result.ts'
import * as arb from '../testing/arbitraries.ts'
import { changedFields, editFields, takesEdits } from './edit.ts'
import { ticketStates } from './state.ts'

const [ann, ben] = [
  { username: 'ann', name: '安' },
  { username: 'ben', name: '本' },
]
const kept = {
  fields: { text: 'the lamp', title: 'Lamp', placeCode: '110101' },
  marks: { text: { rev: 7, by: ann }, title: { rev: 3, by: ben } },
}

test('[T16] the loser learns which fields, and nothing of her edit is kept', () => {
  const edit = { rev: 6, fields: { text: 'a lamp', title: 'Lamps' } }
  expect(editFields(kept, edit)).toEqual({ ok: false, error: 'stale-revision', lost: ['text'] })
  expect(editFields(kept, { ...edit, rev: 7 })).toEqual(
    ok({ fields: { ...kept.fields, ...edit.fields }, changed: ['title', 'text'] }),
  )
})

test('[T16] other fields, and the same words, are no conflict', () => {
  expect(editFields(kept, { rev: 2, fields: { placeCode: '110102' } })).toMatchObject({
    value: { changed: ['placeCode'] },
  })
  expect(editFields(kept, { rev: 2, fields: { text: 'the lamp' } })).toMatchObject({ value: { changed: [] } })
  expect(editFields(kept, { rev: 3, fields: { title: null } })).toMatchObject({
    value: { changed: ['title'], fields: { title: null, text: 'the lamp' } },
  })
})

test('[T16] an edit kept leaves the form as merged, and names what differs', () => {
  fc.assert(
    fc.property(arb.ticketFields, arb.ticketFields, (fields, change) => {
      const edited = editFields({ fields, marks: {} }, { rev: 0, fields: change })
      if (!edited.ok) throw new Error('nobody else wrote')
      expect(edited.value.changed).toEqual(changedFields(fields, edited.value.fields))
      expect(editFields({ fields: edited.value.fields, marks: {} }, { rev: 0, fields: change })).toMatchObject({
        value: { changed: [] },
      })
    }),
  )
})

test('[T16] a draft is its author’s, and what the city works on is not edited here', () => {
  expect(ticketStates.filter((state) => takesEdits({ state }))).toEqual(['registered', 'pending-dispatch'])
})
