import { expect, test } from 'vitest'
import { LocalCopies, type Shelf } from './local-copy.ts'

class Drawer implements Shelf {
  readonly kept = new Map<string, string>()
  get length() {
    return this.kept.size
  }
  getItem = (name: string) => this.kept.get(name) ?? null
  setItem = (name: string, value: string) => void this.kept.set(name, value)
  removeItem = (name: string) => void this.kept.delete(name)
  key = (n: number) => [...this.kept.keys()][n] ?? null
}

const keyOf = (fill: number) => Buffer.alloc(32, fill).toString('base64')
const copies = (shelf: Shelf, parts: { owner?: string; draftKey?: string; now?: number; cipher?: Crypto } = {}) =>
  new LocalCopies({
    shelf,
    owner: parts.owner ?? 'op1',
    draftKey: parts.draftKey ?? keyOf(1),
    cipher: parts.cipher ?? crypto,
    now: () => parts.now ?? 0,
  })
const draft = { base: 2, fields: { text: '工地夜间施工' }, at: 5_000 }

test('a copy comes back as it was and is not readable on the shelf', async () => {
  const shelf = new Drawer()
  await copies(shelf).write('t1', draft)
  expect(await copies(shelf).read('t1')).toEqual(draft)
  expect([...shelf.kept.values()].join()).not.toContain('工地')
})

test('another sign-in, another person and another ticket open nothing', async () => {
  const shelf = new Drawer()
  await copies(shelf).write('t1', draft)
  expect(await copies(shelf, { draftKey: keyOf(2) }).read('t1')).toBeUndefined()
  expect(await copies(shelf, { owner: 'op2' }).read('t1')).toBeUndefined()
  shelf.setItem('hearline.draft.op1.t2', shelf.getItem('hearline.draft.op1.t1')!)
  expect(await copies(shelf).read('t2')).toBeUndefined()
})

test('after signing in again copies are for the new key', async () => {
  const shelf = new Drawer()
  const kept = copies(shelf)
  kept.turn(keyOf(2))
  await kept.write('t1', draft)
  expect(await copies(shelf, { draftKey: keyOf(2) }).read('t1')).toEqual(draft)
})

test('an acknowledged copy is gone, and one nobody came back for goes after a day', async () => {
  const shelf = new Drawer()
  await copies(shelf).write('t1', draft)
  copies(shelf).remove('t1')
  await copies(shelf).write('t2', draft)
  shelf.setItem('somebody else', 'kept')
  copies(shelf, { now: 23 * 3_600_000 }).prune()
  expect(shelf.length).toBe(2)
  copies(shelf, { now: 25 * 3_600_000 }).prune()
  expect([...shelf.kept.keys()]).toEqual(['somebody else'])
})

test('without a cipher nothing is kept, rather than kept plain', async () => {
  const shelf = new Drawer()
  await copies(shelf, { cipher: {} as Crypto }).write('t1', draft)
  expect(shelf.length).toBe(0)
})
