import { z } from 'zod'
import { logLevels, type LogLevel } from './log.ts'
import { mostOperators } from './operators/usernames.ts'
import { readOptions, type Options } from './options.ts'

export type Settings = Options & {
  hub: string
  ctiKey: string
  /** On duty at the peak; absent: as many as the plan needs. */
  operators?: number
  speed: number
  /** Calls a second of this machine that the quiet hours of a day are hurried up to; absent: all goes at `speed`. */
  pace?: number
  seed: string
  /** The share of talks in which an operator passes the call on or asks somebody. */
  transfers: number
  logLevel: LogLevel
}

const environment = z.object({
  HUB_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  CTI_KEY: z.string().min(1),
  SIM_OPERATORS: z.coerce.number().int().min(1).max(mostOperators).optional(),
  SIM_SPEED: z.coerce.number().min(0.1).max(1000).default(1),
  SIM_PACE: z.coerce.number().min(0.1).max(1000).optional(),
  SIM_TRANSFERS: z.coerce.number().min(0).max(1).optional(),
  SIM_SEED: z.string().min(1).default('1'),
  LOG_LEVEL: z.enum(logLevels).catch('info').default('info'),
})
/** A proposal of our own. */
const inTheDemo = 0.03

/** What the command line and the environment ask for, or a sentence about the first thing wrong with them. */
export function readSettings(args: readonly string[], env: Record<string, string | undefined>): Settings | string {
  const options = readOptions(args)
  if (typeof options === 'string') return options
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  // a plan is written without a hub
  const read = environment.safeParse(options.plan === undefined ? given : { CTI_KEY: 'none', ...given })
  if (!read.success) {
    const [issue] = read.error.issues
    const missing = issue?.code === 'invalid_type' && issue.input === undefined
    return `${String(issue?.path[0])}: ${missing ? 'is missing' : (issue?.message ?? 'is wrong')}`
  }
  const e = read.data
  if (e.SIM_PACE !== undefined && options.day === undefined) return 'SIM_PACE: goes with --day only'
  return {
    hub: e.HUB_URL,
    ctiKey: e.CTI_KEY,
    ...(e.SIM_OPERATORS === undefined ? {} : { operators: e.SIM_OPERATORS }),
    speed: e.SIM_SPEED,
    ...(e.SIM_PACE === undefined ? {} : { pace: e.SIM_PACE }),
    seed: e.SIM_SEED,
    // a replay is compared with its log, where nobody passes anything on
    transfers: e.SIM_TRANSFERS ?? (options.replay === undefined ? inTheDemo : 0),
    logLevel: e.LOG_LEVEL,
    ...options,
  }
}
