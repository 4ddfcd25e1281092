import type { QueueRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { queueOrder } from './queue-order.ts'

const queue = (id: string, waiting: number) => ({ id, waiting }) as unknown as QueueRow

test('my queues come first and in my order, the others stay where they are, whoever waits', () => {
  const calm = [queue('c', 0), queue('a', 0), queue('b', 0), queue('d', 0)]
  const storm = [queue('a', 2), queue('b', 5), queue('c', 9), queue('d', 0)]
  for (const queues of [calm, storm]) {
    const { own, others } = queueOrder(queues, ['d', 'b', 'unknown'])
    expect(own.map((each) => each.id)).toEqual(['d', 'b'])
    expect(others.map((each) => each.id)).toEqual(['a', 'c'])
  }
})
