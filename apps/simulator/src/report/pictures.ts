import { kpiById } from '@hearline/domain'
import { bars } from './bars.ts'
import type { Span } from './chart.ts'
import type { Day, Interval } from './day.ts'
import { expectedLine, expectedWaits } from './expected.ts'
import { areas, lines } from './plot.ts'
import type { Seats } from './sample.ts'
import { binWords, hurriedWords, waitsOf } from './waits.ts'

const seatTones = [
  ['talking', 'one'],
  ['ringing', 'three'],
  ['wrap-up', 'four'],
  ['ready', 'two'],
  ['not ready', 'five'],
] as const satisfies readonly (readonly [keyof Seats, string])[]

const formulaOf = (id: string): string => kpiById.get(id)?.formula.en ?? ''

/** The plots of a report, in the order they are read: what came, how it was answered, who answered, what carried it. */
export function pictures(day: Day, quarters: readonly Interval[]): string[] {
  const from = quarters.map((quarter) => quarter.from)
  const spans = spansOf(day)
  const of = <T>(value: (quarter: Interval) => T) => quarters.map(value)
  const inSeconds = { from, spans, unit: ' s' }
  const hurried = day.pace === undefined ? '' : ` ${hurriedWords}`
  const expected = expectedWaits(day, quarters)
  const formula = expectedLine(quarters, expected)
  const hundred = (share: number | undefined) => (share === undefined ? undefined : share * 100)
  return [
    lines({ title: 'Calls in a quarter of an hour', about: 'By arrival; gave up: after 5 s or more.', from, spans }, [
      { name: 'offered', tone: 'one', values: of((q) => q.offered) },
      { name: 'answered', tone: 'two', values: of((q) => q.answered) },
      { name: 'gave up', tone: 'three', values: of((q) => q.abandoned) },
    ]),
    lines(
      {
        ...{ title: 'Service level', about: `${formulaOf('service-level-strict-15')}.`, from, spans },
        ...{ unit: ' %', most: 100 },
      },
      [{ name: 'within 15 s', tone: 'one', values: of((q) => hundred(q.serviceLevel15)) }],
    ),
    lines({ title: 'Waiting', about: `Until the answer; the longest: answered or not.${hurried}`, ...inSeconds }, [
      { name: 'average', tone: 'one', values: of((q) => q.averageWait) },
      { name: 'longest', tone: 'three', values: of((q) => q.longestWait) },
    ]),
    lines(
      { title: 'Waiting beside the formula', about: `${formula ?? 'Erlang A has nothing to compare'}.`, ...inSeconds },
      [
        { name: 'mean of all callers', tone: 'one', values: of((q) => q.meanWait) },
        { name: 'Erlang A', tone: 'two', values: expected },
      ],
    ),
    bars(
      'How long callers waited',
      `Every wait that is over: until the answer, or until they hung up.${hurried}`,
      waitsOf(day.calls).map((bin) => ({
        name: binWords(bin),
        parts: [
          { name: 'answered', tone: 'two', value: bin.answered },
          { name: 'gave up', tone: 'three', value: bin.gaveUp },
        ],
      })),
    ),
    areas(
      { title: 'Operators', about: 'At their desks, by what they do; the mean of each quarter.', from, spans },
      seatTones.map(([name, tone]) => ({ name, tone, values: of((q) => q.seats?.[name]) })),
    ),
    lines({ title: 'Occupancy', about: `${formulaOf('occupancy')}.`, from, spans, unit: ' %', most: 100 }, [
      { name: 'occupancy', tone: 'one', values: of((q) => hundred(q.occupancy)) },
    ]),
    lines(
      {
        ...{ title: 'The machine keeps up', about: '99 of 100 are below, at the worst minute, in ms of this machine.' },
        ...{ from, spans, unit: ' ms' },
      },
      [
        { name: 'calls came late by', tone: 'one', values: of((q) => q.machine?.lateMs) },
        { name: 'the hub took events after', tone: 'three', values: of((q) => q.machine?.takenMs) },
      ],
    ),
    lines(
      { title: 'The machine at work', about: 'Cores used by the simulator; processes wanting a core.', from, spans },
      [
        { name: 'simulator', tone: 'one', values: of((q) => q.machine?.cpu) },
        { name: 'load of all', tone: 'three', values: of((q) => q.machine?.load) },
      ],
    ),
  ]
}

const names = { rain: 'rain', storm: 'storm', 'switch-dies': 'switch dead' }

const spansOf = ({ weather }: Day): Span[] => weather.map(({ kind, from, to }) => ({ name: names[kind], from, to }))
