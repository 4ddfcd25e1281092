import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './root.ts'
import { readSettings } from './settings.ts'

test('an empty environment means the defaults of the README', () => {
  expect(readSettings({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir: join(root, '.data'),
    build: true,
    simulator: true,
    url: 'http://localhost:3000',
  })
})

test('everything can be chosen', () => {
  const env = {
    PORT: '4000',
    HOST: '::1',
    DATA_DIR: '/srv/line',
    DATABASE_URL: 'postgres://db/x',
    BUILD: 'off',
    SIM: 'off',
  }
  expect(readSettings(env)).toEqual({
    port: 4000,
    host: '::1',
    dataDir: '/srv/line',
    databaseUrl: 'postgres://db/x',
    build: false,
    simulator: false,
    url: 'http://[::1]:4000',
  })
})

test.each(['0', '65536', '3000x', '3.5'])('PORT=%s is refused by name', (PORT) => {
  expect(() => readSettings({ PORT })).toThrow(`PORT is "${PORT}"`)
})
