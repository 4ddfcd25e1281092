import type { Instruction, SwitchSnapshot } from '@hearline/protocol'
import { afterEach, expect, test } from 'vitest'
import { openLog } from '../log.ts'
import { fakeHub } from '../testing/fake-hub.ts'
import { listen } from './instructions.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function listening(silence = 10_000) {
  const hub = await fakeHub()
  const heard = {
    opened: 0,
    instructions: [] as Instruction[],
    unreadable: [] as unknown[],
    snapshots: [] as SwitchSnapshot[],
  }
  let wake: () => void = () => undefined
  const told =
    <T>(list: T[]) =>
    (one: T) => {
      list.push(one)
      wake()
    }
  const replaced = Promise.withResolvers<boolean>()
  const stream = listen({
    url: hub.url,
    key: 'k',
    log: openLog('silent'),
    backoff: 5,
    silence,
    onOpen: () => (heard.opened += 1),
    onInstruction: told(heard.instructions),
    onUnreadable: told(heard.unreadable),
    onSnapshot: told(heard.snapshots),
    onReplaced: () => {
      replaced.resolve(true)
    },
  })
  closing.push(stream.close, hub.close)
  await hub.until(() => hub.streams.length === 1)
  /** Resolves when `done` holds, looked at whenever something was heard. */
  const until = (done: () => boolean) =>
    new Promise<void>((resolve) => {
      wake = () => {
        if (done()) resolve()
      }
      wake()
    })
  return { hub, heard, until, replaced: replaced.promise }
}

const uuid = (n: number) => `0198a000-0000-4000-8000-00000000000${n}`
const cancel = (n: number) => ({ id: uuid(n), n, do: 'cancel', call: 'c1', fence: 1 })

test('after a loss it resumes behind the last instruction and drops what it has seen', async () => {
  const { hub, heard, until } = await listening()
  expect(hub.streams[0]?.headers).not.toHaveProperty('last-event-id')
  expect(hub.streams[0]?.headers.authorization).toBe('Bearer k')
  hub.send('instruction', cancel(1), 1)
  hub.send('instruction', cancel(2), 2)
  await until(() => heard.instructions.length === 2)
  hub.cutStream()
  await hub.until(() => hub.streams.length === 2)
  expect(hub.streams[1]?.headers['last-event-id']).toBe('2')
  hub.send('instruction', cancel(2), 2)
  hub.send('instruction', cancel(3), 3)
  await until(() => heard.instructions.length === 3)
  expect(heard.instructions.map((instruction) => instruction.n)).toEqual([1, 2, 3])
  expect(heard.opened).toBe(2)
})

test('a snapshot is read, and moves the cursor', async () => {
  const { hub, heard, until } = await listening()
  const snapshot = { n: 41, calls: [{ call: 'c1', fence: 3, should: 'wait' }] }
  hub.send('snapshot', snapshot, 41)
  await until(() => heard.snapshots.length === 1)
  expect(heard.snapshots).toEqual([snapshot])
  hub.cutStream()
  await hub.until(() => hub.streams.length === 2)
  expect(hub.streams[1]?.headers['last-event-id']).toBe('41')
})

test('an instruction it cannot read is answered, not obeyed, and ends nothing', async () => {
  const { hub, heard, until } = await listening()
  hub.send('instruction', { id: uuid(1), n: 1, do: 'dance', call: 'c1', fence: 1 }, 1)
  hub.send('instruction', 'nonsense', 2)
  hub.send('instruction', null, 3)
  hub.send('instruction', cancel(4), 4)
  await until(() => heard.instructions.length === 1)
  expect(heard.unreadable).toEqual([{ id: uuid(1), call: 'c1' }])
})

test('a newer switch with the same key ends it for good', async () => {
  const { hub, replaced } = await listening()
  hub.send('replaced', {})
  expect(await replaced).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(hub.streams).toHaveLength(1)
})

test('a stream that has fallen silent is opened anew', async () => {
  const { hub, heard } = await listening(500)
  await hub.until(() => hub.streams.length === 3)
  expect(heard.opened).toBeGreaterThanOrEqual(2)
})
