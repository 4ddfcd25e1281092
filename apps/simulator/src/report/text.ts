import { besideLog } from './against-log.ts'
import { byNumber, handlingIn, intervalsOf, occupancyIn, sumsOf, totalOf, type Day } from './day.ts'
import { expectedLine, expectedWaits } from './expected.ts'
import type { Figures } from './figures.ts'
import { heldSpeed } from './machine.ts'
import { binWords, hurriedWords, waitsOf } from './waits.ts'
import { clockTime, count, figureWords, percent, seconds } from './words.ts'

/** The report for a terminal. */
export function reportText(day: Day): string {
  const total = totalOf(day)
  const quarters = intervalsOf(day)
  const expected = expectedWaits(day, quarters)
  const formula = expectedLine(quarters, expected)
  return [
    headline(day),
    happenings(day),
    '',
    ...pairs(allFigures(day, total)),
    '',
    ofTheSwitch,
    ...(formula === undefined ? [] : [formula]),
    ...(day.pace === undefined ? [] : [hurriedWords]),
    '',
    ...sumsOf(day, total).map(({ sum, held }) => `${held ? 'holds ' : 'FAILS '} ${sum}`),
    '',
    ...machineLines(day),
    '',
    'time   on duty  offered  answered  abandoned  within 15 s  average wait  mean of all  Erlang A  occupancy',
    ...quarters.map(
      (i, n) =>
        `${clockTime(i.from)}  ${[String(i.onDuty).padStart(7), String(i.offered).padStart(7), String(i.answered).padStart(8), String(i.abandoned).padStart(9), percent(i.serviceLevel15).padStart(11), seconds(i.averageWait).padStart(12), seconds(i.meanWait).padStart(11), seconds(expected[n]).padStart(8), percent(i.occupancy).padStart(9)].join('  ')}`,
    ),
    '',
    'waited                              answered   gave up',
    ...waitsOf(day.calls).map(
      (bin) => `${binWords(bin).padEnd(32)}${count(bin.answered).padStart(12)}${count(bin.gaveUp).padStart(10)}`,
    ),
    '',
    ...pairs(
      byNumber(day).map(({ to, offered, answered }) => [to, `${count(offered)} offered, ${count(answered)} answered`]),
    ),
    ...(day.log === undefined ? [] : ['', ...logLines(day, day.log)]),
    '',
  ].join('\n')
}

/** Name and value of everything that is known of the whole day. */
export const allFigures = (day: Day, total: Figures): [string, string][] => [
  ...figureWords(total),
  ['AHT (talk, hold, wrap-up)', seconds(handlingIn(day, total))],
  ['occupancy', percent(occupancyIn(day))],
]

/** Why the screens of the same day say something else. */
export const ofTheSwitch =
  'These figures are as the switch saw the calls: a wait ends when the voices are joined, begins anew with every call, and a ' +
  'call that is passed on counts once. The screens count each stay in a queue until an operator answers, and whoever was ' +
  'cut off while waiting and calls again at once keeps her wait there, so that their service level is another.'

export const headline = (day: Day): string =>
  `${count(day.planned)} calls planned from ${clockTime(day.opens)}, seed ${day.seed}, ${speedOf(day)}: ` +
  (day.complete ? 'all of them ended, the last at ' : 'NOT all of them ended by ') +
  clockTime(day.opens + day.lasted)

export const happenings = ({ tally, outages, opens }: Day): string =>
  [
    `${count(tally.redialled)} called again`,
    ...outages.map(({ at, seconds: length }) => `the switch was dead at ${clockTime(opens + at)} for ${length} s`),
    ...(tally.unreached > 0 ? [`${count(tally.unreached)} reached nobody meanwhile`] : []),
  ].join('; ')

const speedOf = ({ speed, pace }: Pick<Day, 'speed' | 'pace'>): string =>
  `speed ${speed}${pace === undefined ? '' : `, quiet hours hurried up to ${pace} calls a second`}`

export const machineLines = ({ machine: m, ...day }: Day): string[] => [
  `the machine, as the simulator sees it (hub and Postgres only in the load): ${percent(m.cpu)} of a core and ${m.memoryMb.toFixed(0)} MB for the simulator's own process, load ${m.load.toFixed(1)}, event loop late by ${m.loopDelayMs.toFixed(0)} ms, calls late by ${m.lateMs.toFixed(0)} ms and events taken after ${m.takenMs.toFixed(0)} ms (99 of 100), at most ${m.mostUnsent} events unsent`,
  speedLine({ machine: m, ...day }),
]

export const speedLine = (day: Pick<Day, 'machine' | 'speed' | 'pace'>): string =>
  heldSpeed(day.machine)
    ? `the machine held ${speedOf(day)}`
    : `the machine did NOT hold ${speedOf(day)}: take waits from a slower run`

function logLines(day: Day, log: NonNullable<Day['log']>): string[] {
  const { rows, reasons } = besideLog(day, log)
  const figure = (n: number | undefined) => (n === undefined ? '?' : Number.isInteger(n) ? String(n) : n.toFixed(1))
  return [
    `${'beside the log'.padEnd(38)}${'log'.padStart(10)}${'replay'.padStart(10)}`,
    ...rows.map(
      (r) => `${`${r.name}, ${r.unit}`.padEnd(38)}${figure(r.log).padStart(10)}${figure(r.replay).padStart(10)}`,
    ),
    'why they differ:',
    ...reasons.map((reason) => `- ${reason}`),
  ]
}

const pairs = (list: readonly (readonly [string, string])[]): string[] =>
  list.map(([name, value]) => `${name.padEnd(34)} ${value}`)
