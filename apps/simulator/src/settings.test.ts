import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const env = { CTI_KEY: 'key', SIM_SPEED: '' }

test('the demo needs no more than the key of the switch', () => {
  expect(readSettings([], env)).toEqual({
    hub: 'http://localhost:3000',
    ctiKey: 'key',
    speed: 1,
    seed: '1',
    transfers: 0.03,
    logLevel: 'info',
    reports: [],
  })
})

test('a replay is asked for on the command line', () => {
  const args = ['--calls', 'log.csv', '--count', '600', '--hour', 'busiest', '--report', 'r.json', '--report', 'r.html']
  expect(readSettings(args, env)).toMatchObject({
    replay: { file: 'log.csv', count: 600, hour: 'busiest' },
    reports: ['r.json', 'r.html'],
  })
  expect(readSettings(args, env)).toMatchObject({ transfers: 0 })
  expect(readSettings([], { ...env, SIM_TRANSFERS: '0.5' })).toMatchObject({ transfers: 0.5 })
  expect(readSettings(['--hour=1999-02-03T13'], env)).toMatchObject({ replay: { hour: { hour: 13 } } })
  expect(readSettings(['--date=1999-02-03', '--between=13:00-14:00'], env)).toMatchObject({
    replay: { date: '1999-02-03', between: { from: 46_800, to: 50_400 } },
  })
  expect(readSettings(['--report', 'r.json'], env)).not.toHaveProperty('replay')
})

test('a whole day is asked for by its calls, with weather if need be', () => {
  expect(readSettings(['--day', '70000', '--weather', 'rain@09:00-10:00'], env)).toMatchObject({
    day: { calls: 70_000, weather: [{ kind: 'rain', from: 32_400, to: 36_000 }] },
  })
})

test('the quiet hours of a day may be hurried', () => {
  expect(readSettings(['--day', '10'], { ...env, SIM_PACE: '11' })).toMatchObject({ speed: 1, pace: 11 })
})

test('a plan is written without a hub', () => {
  expect(readSettings(['--plan', 'plan.jsonl', '--day', '10'], {})).toMatchObject({ plan: 'plan.jsonl' })
})

test.each([
  [[], {}, 'CTI_KEY: is missing'],
  [[], { ...env, SIM_OPERATORS: '1700' }, 'SIM_OPERATORS'],
  [[], { ...env, SIM_SPEED: 'fast' }, 'SIM_SPEED'],
  [[], { ...env, SIM_PACE: '5' }, 'SIM_PACE: goes with --day only'],
  [[], { ...env, HUB_URL: 'localhost' }, 'HUB_URL'],
  [['--count', '0'], env, '--count'],
  [['--hour', '13'], env, '--hour'],
  [['--date', 'today'], env, '--date'],
  [['--date', '1999-02-03', '--count', '5'], env, '--date'],
  [['--between', '10'], env, '--between'],
  [['--day', 'long'], env, '--day'],
  [['--day', '10', '--calls', 'log.csv'], env, '--day'],
  [['--day', '10', '--weather', 'snow'], env, '--weather: "snow"'],
  [['--weather', 'rain'], env, '--weather'],
  [['--report', 'r.pdf'], env, '--report'],
  [['--hours', '13'], env, '--hours'],
  [['stray'], env, 'stray'],
])('%j with %j is refused by name', (args, environment, name) => {
  expect(readSettings(args, environment)).toContain(name)
})
