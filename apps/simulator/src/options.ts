import { parseArgs } from 'node:util'
import { z } from 'zod'
import { parseHour } from './arrivals/hour.ts'
import { parseSpan, parseWeather } from './arrivals/weather.ts'
import type { WholeDay } from './plan/planned-day.ts'
import type { Replay } from './plan/replay.ts'

/** What the command line asks for; without a replay or a day it is the endless demo day. */
export type Options = {
  replay?: Replay
  day?: WholeDay
  /** Write the plan there, and play nothing. */
  plan?: string
  /** Where to write what came of it; the ending of each name chooses its form. */
  reports: readonly string[]
}

const text = { type: 'string' } as const
const known = {
  calls: text,
  date: text,
  count: text,
  hour: text,
  day: text,
  between: text,
  weather: text,
  plan: text,
  report: { type: 'string', multiple: true },
} as const
const number = z.coerce.number().int().min(1).max(1_000_000)

export function readOptions(args: readonly string[]): Options | string {
  let values
  try {
    ;({ values } = parseArgs({ args: [...args], options: known }))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  const reports = values.report ?? []
  const unknown = reports.find((path) => !/\.(json|html|txt)$/.test(path))
  if (unknown !== undefined) return `--report: "${unknown}" must end in .json, .html or .txt`
  const span = values.between === undefined ? undefined : parseSpan(values.between)
  if (values.between !== undefined && span === undefined) return '--between: must be like 10:00-12:00'
  const between = span === undefined ? {} : { between: span }
  const rest = { reports, ...(values.plan === undefined ? {} : { plan: values.plan }) }

  if (values.day !== undefined) {
    if ([values.calls, values.date, values.count, values.hour].some((value) => value !== undefined))
      return '--day: makes its own calls, so it goes with none of --calls, --date, --count, --hour'
    const calls = number.safeParse(values.day)
    if (!calls.success) return '--day: must be a whole number of calls, from 1 to 1000000'
    const weather = values.weather === undefined ? [] : parseWeather(values.weather)
    return typeof weather === 'string'
      ? `--weather: ${weather}`
      : { ...rest, day: { calls: calls.data, weather, ...between } }
  }
  if (values.weather !== undefined) return '--weather: goes with --day only'
  const replay = readReplay(values, between)
  return typeof replay === 'string' ? replay : { ...rest, ...(replay === undefined ? {} : { replay }) }
}

type Asked = { calls?: string; date?: string; count?: string; hour?: string }

function readReplay({ calls, date, count: many, hour: which }: Asked, between: Pick<Replay, 'between'>) {
  const count = many === undefined ? undefined : number.safeParse(many)
  if (count?.success === false) return '--count: must be a whole number from 1 to 1000000'
  const hour = which === undefined ? undefined : parseHour(which)
  if (which !== undefined && hour === undefined) return '--hour: must be "busiest" or like 1999-02-03T13'
  if (date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(date)) return '--date: must be like 1999-02-03'
  const byCall = date !== undefined || between.between !== undefined
  if (byCall && (count !== undefined || hour !== undefined))
    return '--date and --between: play call by call, so they go with neither --count nor --hour'
  const replay: Replay = {
    ...(calls === undefined ? {} : { file: calls }),
    ...(date === undefined ? {} : { date }),
    ...(count === undefined ? {} : { count: count.data }),
    ...(hour === undefined ? {} : { hour }),
    ...between,
  }
  return Object.keys(replay).length === 0 ? undefined : replay
}
