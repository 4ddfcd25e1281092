import type { CallBackRow, OperatorRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { openLog } from '../log.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { workCallBacks } from './call-backs.ts'
import type { CalledBack } from './calling-back.ts'

const iso = (ms: number) => new Date(ms).toISOString()

function floor(...names: string[]) {
  const clock = manualClock()
  const rows: CallBackRow[] = []
  const asked: string[] = []
  const answers: ((how: CalledBack) => void)[] = []
  const seats = names.map((name) => {
    const me = { availability: 'ready', activity: 'idle', queues: [{ queueId: 'general', reserve: false }] }
    return {
      me,
      row: () => me as unknown as OperatorRow,
      callBack: (id: string) => {
        asked.push(`${name} ${id}`)
        return new Promise<CalledBack>((resolve) => answers.push(resolve))
      },
    }
  })
  const owe = (id: string, dueIn: number, more: object = {}) =>
    rows.push({
      ...{ id, queueId: 'general', state: 'due', notBefore: iso(clock.now()) },
      ...{ dueAt: iso(clock.now() + dueIn * 1_000), ...more },
    } as CallBackRow)
  const work = workCallBacks({ clock, due: () => rows, operators: () => seats, log: openLog('silent') })
  const answer = async (how: CalledBack) => {
    answers.shift()?.(how)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { clock, rows, asked, owe, answer, seats, work }
}

test('the longest due goes to somebody free, and nobody does two at once', async () => {
  const { clock, asked, owe, answer, work } = floor('ann')
  owe('later', 20)
  owe('first', 10)
  clock.pass(2)
  expect(asked).toEqual(['ann first'])
  clock.pass(4)
  expect(asked).toHaveLength(1)
  await answer('done')
  clock.pass(2)
  expect(asked).toEqual(['ann first', 'ann first'])
  expect(work.taken()).toBe(1)
  work.stop()
  await answer('done')
  clock.pass(10)
  expect(asked).toHaveLength(2)
})

test('only who is ready in that queue is asked, and only when it is time', () => {
  const { clock, asked, owe, seats } = floor('ann', 'ben', 'cho')
  seats[0]!.me.activity = 'talking'
  seats[1]!.me.queues = [{ queueId: 'general', reserve: true }]
  owe('early', 1, { notBefore: iso(clock.now() + 60_000) })
  owe('taken', 1, { state: 'taken' })
  clock.pass(2)
  expect(asked).toEqual([])
  clock.pass(60)
  expect(asked).toEqual(['cho early'])
})

test('a queue that was held back is left alone for a while', async () => {
  const { clock, asked, owe, answer } = floor('ann')
  owe('one', 10)
  clock.pass(2)
  await answer('held-back')
  clock.pass(14)
  expect(asked).toHaveLength(1)
  clock.pass(4)
  expect(asked).toHaveLength(2)
})
