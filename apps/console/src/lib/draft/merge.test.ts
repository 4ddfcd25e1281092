import { expect, test } from 'vitest'
import { formOf, type Form } from './form.ts'
import { clashOf, merge } from './merge.ts'

const form = (fields: Partial<Form>): Form => ({ ...formOf({}), ...fields })

test('what only the other wrote is taken over, what only I wrote stays', () => {
  const joined = merge(form({ title: 'old' }), form({ title: 'new' }), form({ title: 'old', text: 'mine' }))
  expect([joined.form.title, joined.form.text, joined.arrived, joined.clashing]).toEqual(['new', 'mine', ['title'], []])
})

test('where both wrote, both texts are kept for a choice; going on with the other’s text is no clash', () => {
  const [mine, theirs] = [form({ text: 'mine', answer: 'theirs and more' }), form({ text: 'theirs', answer: 'theirs' })]
  const joined = merge(form({}), theirs, mine)
  expect([joined.form.text, joined.clashing]).toEqual(['mine', ['text']])
  expect(clashOf(joined.clashing, mine, theirs, '陈')).toEqual({
    by: '陈',
    fields: [{ name: 'text', mine: 'mine', theirs: 'theirs' }],
  })
})

test('no text of mine is ever lost, and nothing that I did not touch stays old', () => {
  const texts = ['', 'a', 'b']
  for (const before of texts)
    for (const theirs of texts)
      for (const mine of texts) {
        const joined = merge(form({ text: before }), form({ text: theirs }), form({ text: mine }))
        expect(joined.form.text).toBe(mine === before ? theirs : mine)
      }
})
