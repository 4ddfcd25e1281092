import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const env = { CTI_KEY: 'key', SIM_SPEED: '' }

test('the demo needs no more than the key of the switch', () => {
  expect(readSettings([], env)).toEqual({
    hub: 'http://localhost:3000',
    ctiKey: 'key',
    operators: 60,
    speed: 1,
    seed: '1',
    transfers: 0.03,
    logLevel: 'info',
  })
})

test('a replay is asked for on the command line', () => {
  const args = ['--calls', 'log.csv', '--count', '600', '--hour', 'busiest', '--report', 'r.json']
  expect(readSettings(args, env)).toMatchObject({
    replay: { file: 'log.csv', count: 600, hour: 'busiest' },
    report: 'r.json',
  })
  expect(readSettings(args, env)).toMatchObject({ transfers: 0 })
  expect(readSettings([], { ...env, SIM_TRANSFERS: '0.5' })).toMatchObject({ transfers: 0.5 })
  expect(readSettings(['--hour=1999-02-03T13'], env)).toMatchObject({ replay: { hour: { hour: 13 } } })
  expect(readSettings(['--report', 'r.json'], env)).not.toHaveProperty('replay')
})

test.each([
  [[], {}, 'CTI_KEY: is missing'],
  [[], { ...env, SIM_OPERATORS: '1700' }, 'SIM_OPERATORS'],
  [[], { ...env, SIM_SPEED: 'fast' }, 'SIM_SPEED'],
  [[], { ...env, HUB_URL: 'localhost' }, 'HUB_URL'],
  [['--count', '0'], env, '--count'],
  [['--hour', '13'], env, '--hour'],
  [['--hours', '13'], env, '--hours'],
  [['stray'], env, 'stray'],
])('%j with %j is refused by name', (args, environment, name) => {
  expect(readSettings(args, environment)).toContain(name)
})
