import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { BadEnvironment, loadEnv } from './env.ts'

const good = {
  DATABASE_URL: 'postgres://hearline:secret@127.0.0.1:5432/hearline',
  ORIGINS: 'https://desk.example, https://wall.example/',
  AUTH_SECRET: randomBytes(32).toString('hex'),
  DATA_KEY: randomBytes(32).toString('base64'),
  CTI_KEY: randomBytes(24).toString('hex'),
}

const refusal = (env: Record<string, string | undefined>) => {
  try {
    loadEnv(env)
  } catch (error) {
    if (error instanceof BadEnvironment) return error.message
  }
  return undefined
}

test('a whole environment is taken, with its defaults', () => {
  const env = loadEnv({ ...good, REDIS_URL: '' })
  expect(env).toMatchObject({ port: 3000, host: '127.0.0.1', demo: false, speed: 1 })
  expect(env.origins).toEqual(['https://desk.example', 'https://wall.example'])
  expect(env).not.toHaveProperty('redisUrl')
})

test.each(Object.keys(good))('without %s the hub does not start', (name) => {
  expect(refusal({ ...good, [name]: undefined })).toContain(`${name}: is missing`)
})

test('all that is missing is told at once', () => {
  expect(
    refusal({})
      ?.split('\n')
      .map((line) => line.split(':')[0]),
  ).toEqual(expect.arrayContaining(Object.keys(good)))
})

test.each([
  ['AUTH_SECRET', 'short'],
  ['AUTH_SECRET', 'a'.repeat(64)],
  ['CTI_KEY', 'secret'],
  ['DATA_KEY', Buffer.alloc(32).toString('base64')],
  ['DATA_KEY', randomBytes(16).toString('base64')],
  ['DATABASE_URL', 'mysql://127.0.0.1/hearline'],
  ['ORIGINS', 'desk.example'],
  ['PORT', '70000'],
  ['DEMO', 'yes'],
])('a wrong %s is named and its value is not', (name, value) => {
  const words = refusal({ ...good, [name]: value })
  expect(words).toMatch(new RegExp(`^${name}: `))
  if (value.length > 5) expect(words).not.toContain(value)
})

test('only a demo runs faster than the clock', () => {
  expect(refusal({ ...good, SIM_SPEED: '6' })).toContain('SIM_SPEED')
  expect(loadEnv({ ...good, SIM_SPEED: '6', DEMO: '1' }).speed).toBe(6)
})
