import { expect, test } from 'vitest'
import { Device } from './device.ts'

type Answer = { status: number; body: object } | 'silence'
const ok = (body: object): Answer => ({ status: 200, body })
const no = (code: string, status = 409): Answer => ({ status, body: { error: { code, message: code } } })
const asked = (userCode: string) => ok({ deviceCode: `device-${userCode}`, userCode, expiresIn: 600, interval: 2 })
const given = { token: 'secret', wallboardId: 'w1' }

/** A device whose hub gives these answers, one after another; what it showed at each pause. */
async function run(answers: Answer[], kept?: string) {
  const storage = new Map<string, string>(kept === undefined ? [] : [['hearline.wallboard', kept]])
  const shown: string[] = []
  const end = Promise.withResolvers<undefined>()
  const device = new Device({
    fetch: () => {
      const answer = answers.shift()
      if (answer === undefined || answer === 'silence') return Promise.reject(new Error('no hub'))
      return Promise.resolve(Response.json(answer.body, { status: answer.status }))
    },
    storage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
      removeItem: (key) => void storage.delete(key),
    },
    changed: () => undefined,
    wait: async () => {
      shown.push([device.seen.state, device.seen.userCode, device.seen.ended].filter(Boolean).join(' '))
      if (answers.length === 0) {
        end.resolve(undefined)
        await new Promise(() => undefined)
      }
    },
  })
  device.start()
  while (device.seen.state !== 'admitted' && answers.length > 0)
    await Promise.resolve().then(() => new Promise(setImmediate))
  return { device, shown, storage, end: end.promise }
}

test('it shows its code until it is let in, and keeps its token', async () => {
  const { device, shown, storage } = await run([asked('AAAA2222'), no('pairing-pending'), ok(given)])
  await expect.poll(() => device.seen.state).toBe('admitted')
  expect(shown).toEqual(['asking AAAA2222', 'asking AAAA2222'])
  expect(JSON.parse(storage.get('hearline.wallboard')!)).toEqual(given)
})

test('a code that was refused or has expired is said so, and another is asked for', async () => {
  const answers = [
    asked('AAAA2222'),
    no('pairing-refused'),
    asked('BBBB3333'),
    no('pairing-expired'),
    asked('CCCC4444'),
  ]
  const { device, shown } = await run([...answers, ok(given)])
  await expect.poll(() => device.seen.state).toBe('admitted')
  expect(shown).toEqual(['asking AAAA2222', 'asking refused', 'asking BBBB3333 refused', 'asking CCCC4444 expired'])
})

test('too many codes are said so; a silent hub is asked on, and the code stays while it is silent', async () => {
  const { device, shown } = await run([
    ...['silence' as const, no('too-many-requests', 429), asked('AAAA2222')],
    ...['silence' as const, no('unavailable', 503), ok(given)],
  ])
  await expect.poll(() => device.seen.state).toBe('admitted')
  expect(shown).toEqual([
    'unreachable',
    'asking too-many',
    'asking AAAA2222 too-many',
    'unreachable AAAA2222 too-many',
    'unreachable AAAA2222 too-many',
  ])
})

test('after a loss of power it shows its board without asking; one that was sent away asks anew', async () => {
  const { device, storage } = await run([], JSON.stringify(given))
  expect(device.seen).toMatchObject({ state: 'admitted', admitted: given })
  device.sentAway()
  expect(device.seen).toMatchObject({ state: 'asking', admitted: undefined, ended: 'sent-away' })
  expect(storage.size).toBe(0)
})
