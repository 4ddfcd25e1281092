import { expect, test } from 'vitest'
import { dropView, keepView, savedViews } from './saved-views.ts'
import { wholeFloor } from './view.ts'

function shelf(first?: string) {
  let kept = first ?? null
  return { getItem: () => kept, setItem: (_: string, value: string) => void (kept = value) }
}

test('a view is kept by its name, the same name again is the newer one, and it can be dropped', () => {
  const browser = shelf()
  keepView(browser, 'mine', { ...wholeFloor, own: true })
  keepView(browser, 'talking', { ...wholeFloor, marks: ['talking'] })
  keepView(browser, 'mine', { ...wholeFloor, own: true, size: 'full' })
  expect(savedViews(browser).map(({ name, view }) => `${name} ${view.size}`)).toEqual(['talking names', 'mine full'])
  dropView(browser, 'talking')
  expect(savedViews(browser).map(({ name }) => name)).toEqual(['mine'])
})

test('what an older or a foreign page has left does no harm', () => {
  expect(savedViews(shelf('not json'))).toEqual([])
  expect(savedViews(shelf('{"a":1}'))).toEqual([])
  expect(savedViews(shelf('[null,{"name":"x"},{"name":"y","view":{"group":"moon"}}]'))).toEqual([])
})
