import { toConsole } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { endsPairing } from './pairing-end.ts'

test('of all that a page is sent away for, only the end of its session ends a pairing', () => {
  const { options } = toConsole.evicted.shape.reason
  expect(options.filter((reason) => endsPairing({ reason }))).toEqual(['session-ended'])
})
