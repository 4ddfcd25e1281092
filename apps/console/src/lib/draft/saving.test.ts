import { expect, test } from 'vitest'
import { changes, fitting, formOf } from './form.ts'
import { localIsNewer } from './newest.ts'
import { Saving } from './saving.ts'

test('only what changed is sent, and an emptied field as null', () => {
  const saving = new Saving({ title: 'old', address: 'street' }, 3)
  const form = { ...saving.held, title: '', text: 'noise' }
  expect(saving.next(form)).toEqual({ rev: 4, fields: { title: null, text: 'noise' } })
})

test('a save whose fate is unknown is followed by a higher revision with all of it', () => {
  const saving = new Saving({}, 0)
  saving.next({ ...saving.held, text: 'a' })
  expect(saving.next({ ...saving.held, text: 'ab' })).toEqual({ rev: 2, fields: { text: 'ab' } })
})

test('what was typed during a save is still unsaved after it', () => {
  const saving = new Saving({}, 0)
  const form = { ...saving.held, text: 'a' }
  const sent = saving.next(form)!
  form.text = 'ab'
  saving.acknowledge(sent)
  expect([saving.rev, saving.isSaved(form), saving.unsaved(form)]).toEqual([1, false, { text: 'ab' }])
  saving.acknowledge(saving.next(form)!)
  expect([saving.rev, saving.isSaved(form)]).toEqual([2, true])
})

test('a save that came before ours is joined where only it wrote, or where we went on writing', () => {
  const saving = new Saving({ title: 'old' }, 1)
  const { form, clashing } = saving.meet({ title: 'old', text: 'ab', address: 'street' }, 9, {
    ...saving.held,
    text: 'abc',
  })
  expect([form.text, form.address, clashing]).toEqual(['abc', 'street', []])
  expect(saving.next(form)).toEqual({ rev: 10, fields: { text: 'abc' } })
})

test('where both wrote something else the person decides', () => {
  const saving = new Saving({}, 1)
  const { form, clashing } = saving.meet({ text: 'theirs' }, 2, { ...saving.held, text: 'mine' })
  expect([form.text, clashing]).toEqual(['mine', ['text']])
})

test('confidentiality is normal unless it says otherwise, and never null', () => {
  expect(formOf({}).confidentiality).toBe('normal')
  expect(changes(formOf({}), formOf({}))).toEqual({})
})

test('a body stays under the limit of 32 KB and leaves the rest for the next', () => {
  const long = { text: '噪'.repeat(8_000), answer: '答'.repeat(4_000), title: 't' }
  const first = fitting(long)
  expect(Object.keys(first)).toEqual(['text', 'title'])
  expect(new TextEncoder().encode(JSON.stringify(first)).length).toBeLessThan(32_000)
})

test('after a reload the newer of local copy and hub draft is taken', () => {
  const local = (base: number, at?: number) => ({ base, fields: {}, ...(at === undefined ? {} : { at }) })
  expect(localIsNewer(local(0), undefined)).toBe(true)
  expect(localIsNewer(local(4), { rev: 4, savedAt: 1_000 })).toBe(true)
  expect(localIsNewer(local(3, 2_000), { rev: 4, savedAt: 1_000 })).toBe(true)
  expect(localIsNewer(local(3, 900), { rev: 4, savedAt: 1_000 })).toBe(false)
  expect(localIsNewer(local(3), { rev: 4, savedAt: 1_000 })).toBe(false)
})
