import type { OperatorId } from '@hearline/domain'
import type { LiveChange } from '@hearline/store'
import { expect, test } from 'vitest'
import { FloorModel } from '../floor/model.ts'
import { operatorChange } from '../testing/rows.ts'
import { createAnnounce } from './announce.ts'

test('what was committed after Postgres was away waits until the floor is read again', () => {
  const model = new FloorModel()
  model.heard({ asOf: 1, hubs: [], dataEpoch: 'd' })
  const published: LiveChange[] = []
  let isSame = true
  const announce = createAnnounce(
    model,
    (changes) => published.push(...changes),
    () => isSame,
  )
  const id = 'o' as OperatorId
  const by = (version: number, name: string) => [operatorChange({ id, version, name })]
  announce(by(1, 'as read'))
  isSame = false
  announce(by(9, 'of a restored backup'))
  expect(model.operators.get(id)?.name).toBe('as read')
  expect(published).toHaveLength(1)
})
