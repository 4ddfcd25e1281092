import { expect, test } from 'vitest'
import { figuresOfLog } from '../plan/log-figures.ts'
import { answered, gaveUp, playedDay } from '../testing/played-day.ts'
import { besideLog } from './against-log.ts'
import { byNumber, intervalsOf, sumsOf, totalOf } from './day.ts'
import { reportPage } from './page.ts'
import type { Sample } from './sample.ts'
import { areas, lines } from './plot.ts'
import { progressLine } from './summary.ts'
import { reportText } from './text.ts'

const log = figuresOfLog([
  {
    date: '1999-02-01',
    enteredAt: 0,
    outcome: 'AGENT',
    type: 'PS',
    queueSeconds: 9,
    serviceAt: 9,
    serviceSeconds: 80,
    agent: 'A',
  },
  { date: '1999-02-01', enteredAt: 1, outcome: 'HANG', type: 'PS', queueSeconds: 44 },
  { date: '1999-02-01', enteredAt: 2, outcome: 'HANG', type: 'PS' },
  { date: '1999-02-01', enteredAt: 3, outcome: 'PHANTOM', type: 'PS', serviceAt: 9, serviceSeconds: 4 },
])
const calls = [answered(0, 10), gaveUp(200, 44), answered(400, 30), gaveUp(2_000, 0.5)]
const look = (at: number, seats: Record<string, number>): Sample => ({ at, seats, cpu: 0.1, load: 1 })
const day = playedDay(calls, {
  log,
  outages: [{ at: 100, seconds: 60 }],
  weather: [{ kind: 'rain', from: 36_700, to: 37_200 }],
  samples: [
    look(60, { talking: 3, 'wrap-up': 1, ready: 1 }),
    { ...look(120, { offered: 1, held: 1, ready: 3, break: 2 }), takenMs: 9 },
  ],
})

test('the page needs nothing from outside, knows light and dark, and draws its figures', () => {
  const page = reportPage(day)
  expect(page).not.toMatch(/https?:|src=|href=|url\(|@import|<script|NaN|undefined/)
  expect(page).toContain('prefers-color-scheme:dark')
  expect(page).toContain('@media print')
  expect(page.match(/<svg [^>]*role="img"/g)).toHaveLength(9)
  expect(page).toContain('<title>rain, 10:11–10:20</title>')
  expect(page).toContain('answered within 15 s ÷ (answered + abandoned at 5 s or more')
  expect(page).toContain('the switch was dead at 10:11 for 60 s')
  expect(page).toContain('Beside the log')
  expect(page).toMatch(/AHT<b>2 min 10 s<\/b>/)
})

test('the text tells the same', () => {
  const text = reportText(day)
  expect(text).toContain('4 calls planned from 10:10, seed 1, speed 60: all of them ended')
  expect(text).toMatch(/service level 15 s +33\.3 %/)
  expect(text).toContain('the machine held speed 60')
  expect(text).toContain('10:15')
  expect(text).toMatch(/occupancy +60\.0 %/)
  expect(text).toMatch(/30–60 s +0 +1\n/)
  expect(text).not.toMatch(/NaN|undefined|FAILS/)
  expect(text).toMatch(/AHT \(talk, hold, wrap-up\) +130\.0 s/)
  const nothing = playedDay([])
  expect(reportText(nothing) + reportPage(nothing)).not.toMatch(/NaN|undefined|Infinity/)
})

test('a quarter has the mean of the looks within it and the worst of their delays, and none without any', () => {
  const [first, second] = intervalsOf(day)
  expect(first?.seats).toEqual({ talking: 2, ringing: 0.5, 'wrap-up': 0.5, ready: 2, 'not ready': 1 })
  expect(first?.occupancy).toBe(0.6)
  expect(first?.machine).toEqual({ cpu: 0.1, load: 1, takenMs: 9 })
  for (const name of ['seats', 'occupancy', 'machine']) expect(second).not.toHaveProperty(name)
})

test('quarters of an hour lie on the clock of the day and hold every call once', () => {
  const quarters = intervalsOf(day)
  expect(quarters.map(({ from, offered }) => [from, offered])).toEqual([
    [36_000, 2],
    [36_900, 1],
    [37_800, 1],
  ])
  expect(byNumber(day).map(({ to, offered }) => [to, offered])).toEqual([
    ['12345', 2],
    ['12369', 2],
  ])
})

test('a machine that did not hold the speed is said first of all', () => {
  const said = 'The machine did NOT hold speed 60: take waits from a slower run.'
  const slow = playedDay(calls, { machine: { ...day.machine, takenMs: 900 } })
  expect(reportPage(slow).split('<h2>')[0]).toContain(said)
  expect(reportPage(day)).not.toContain('class="warn"')
})

test('both say whose figures they are, whose machine it was, and what hurrying does to waits', () => {
  const hurried = playedDay(calls, { pace: 4 })
  for (const report of [reportText, reportPage]) {
    expect(report(day)).toContain('as the switch saw the calls')
    expect(report(day)).toContain('hub and Postgres only in the load')
    expect(report(day)).not.toContain('up to 10 times as')
    expect(report(hurried)).toContain('up to 10 times as')
  }
})

test('a sum that does not hold is said', () => {
  const lost = playedDay(calls, { planned: 5 })
  expect(sumsOf(lost, totalOf(lost)).map(({ held }) => held)).toEqual([false, true, true])
  expect(reportText(lost)).toContain('FAILS  planned 5')
  const running = playedDay([{ at: 0, to: '1' }], { complete: true })
  expect(sumsOf(running, totalOf(running)).at(-1)?.held).toBe(false)
})

test('a replay lies beside its log, each row with both, and the reasons', () => {
  const { rows, reasons } = besideLog(day, log)
  expect(rows[0]).toEqual({ name: 'offered', unit: 'calls', log: 3, replay: 4 })
  expect(rows.find(({ name }) => name === 'mean wait of the answered')).toMatchObject({ log: 9, replay: 20 })
  expect(reasons.length).toBeGreaterThan(4)
  expect(reasons.join()).toContain('1 callers of the log hung up in its menu')
  expect(reasons.join()).toContain('1 lines of the log are PHANTOM')
})

test('a plot leaves a gap where nothing is known', () => {
  const plot = { title: 'one & two', about: '', from: [0, 900, 1_800] }
  const series = { name: 'a', tone: 'one', values: [1, undefined, 4] } as const
  const drawn = lines(plot, [series])
  expect(drawn).toContain('one &amp; two')
  const paths = (page: string) => [...page.matchAll(/ d="([^"]*)"/g)].map(([, path]) => path)
  expect(paths(drawn)).toContainEqual(expect.stringMatching(/^M[\d. ]+h0M[\d. ]+h0$/))
  const other = { name: 'b', tone: 'two', values: [2, 2, 2] } as const
  const shapes = paths(areas(plot, [series, other])).filter((path) => path?.includes('Z'))
  expect(shapes).toHaveLength(2)
  for (const shape of shapes) expect(shape?.match(/Z/g)).toHaveLength(2)
})

test('progress is one line', () => {
  const moment = { ...day.tally, waiting: 1, ringing: 2, talking: 3, unsent: 0, operators: { idle: 4, talking: 3 } }
  expect(progressLine(moment, 36_600, 70_000)).toBe(
    '10:10  offered 4 of 70000, answered 0, abandoned 0; waiting 3, talking 3, on duty 7',
  )
})
