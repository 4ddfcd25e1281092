import { parseArgs } from 'node:util'
import { z } from 'zod'
import { parseHour, type Hour } from './arrivals/hour.ts'
import { logLevels, type LogLevel } from './log.ts'
import { mostOperators } from './operators/usernames.ts'

/** A run of so many calls, instead of the endless demo day. */
export type Replay = {
  /** A log in the format of `calls-1999-02.csv`; without it the one kept beside the repository. */
  file?: string
  count?: number
  hour?: Hour | 'busiest'
}
export type Settings = {
  hub: string
  ctiKey: string
  operators: number
  speed: number
  seed: string
  /** The share of talks in which an operator passes the call on or asks somebody. */
  transfers: number
  logLevel: LogLevel
  report?: string
  replay?: Replay
}

const environment = z.object({
  HUB_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  CTI_KEY: z.string().min(1),
  SIM_OPERATORS: z.coerce.number().int().min(1).max(mostOperators).default(60),
  SIM_SPEED: z.coerce.number().min(0.1).max(1000).default(1),
  SIM_TRANSFERS: z.coerce.number().min(0).max(1).optional(),
  SIM_SEED: z.string().min(1).default('1'),
  LOG_LEVEL: z.enum(logLevels).catch('info').default('info'),
})
/** A proposal of our own. */
const inTheDemo = 0.03
const count = z.coerce.number().int().min(1).max(100_000)

/** What the command line and the environment ask for, or a sentence about the first thing wrong with them. */
export function readSettings(args: readonly string[], env: Record<string, string | undefined>): Settings | string {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const read = environment.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    const missing = issue?.code === 'invalid_type' && issue.input === undefined
    return `${String(issue?.path[0])}: ${missing ? 'is missing' : (issue?.message ?? 'is wrong')}`
  }
  const options = readOptions(args)
  if (typeof options === 'string') return options
  const e = read.data
  return {
    hub: e.HUB_URL,
    ctiKey: e.CTI_KEY,
    operators: e.SIM_OPERATORS,
    speed: e.SIM_SPEED,
    seed: e.SIM_SEED,
    // a replay is compared with its log, where nobody passes anything on
    transfers: e.SIM_TRANSFERS ?? (options.replay === undefined ? inTheDemo : 0),
    logLevel: e.LOG_LEVEL,
    ...options,
  }
}

function readOptions(args: readonly string[]): Pick<Settings, 'report' | 'replay'> | string {
  const text = { type: 'string' } as const
  let values: { calls?: string; count?: string; hour?: string; report?: string }
  try {
    ;({ values } = parseArgs({ args: [...args], options: { calls: text, count: text, hour: text, report: text } }))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  const number = values.count === undefined ? undefined : count.safeParse(values.count)
  if (number?.success === false) return '--count: must be a whole number from 1 to 100000'
  const hour = values.hour === undefined ? undefined : parseHour(values.hour)
  if (values.hour !== undefined && hour === undefined) return '--hour: must be "busiest" or like 1999-02-03T13'
  const replay: Replay = {
    ...(values.calls === undefined ? {} : { file: values.calls }),
    ...(number === undefined ? {} : { count: number.data }),
    ...(hour === undefined ? {} : { hour }),
  }
  return {
    ...(values.report === undefined ? {} : { report: values.report }),
    ...(Object.keys(replay).length === 0 ? {} : { replay }),
  }
}
