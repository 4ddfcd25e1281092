import type { QueueRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { queueOrder } from './queue-order.ts'

const queue = (id: string, waiting: number) => ({ id, waiting }) as unknown as QueueRow

test('my queues come first and in my order, the others by who waits', () => {
  const { own, others } = queueOrder(
    [queue('a', 0), queue('b', 5), queue('c', 9), queue('d', 0)],
    ['d', 'b', 'unknown'],
  )
  expect(own.map((each) => each.id)).toEqual(['d', 'b'])
  expect(others.map((each) => each.id)).toEqual(['c', 'a'])
})
