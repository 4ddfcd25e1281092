import { z } from 'zod'

const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin)
const oneOrZero = z
  .enum(['0', '1'])
  .default('0')
  .transform((text) => text === '1')

/** Long enough, and not a run of few letters such as `aaaa…` or a word repeated. */
const secret = (atLeast: number) =>
  z
    .string()
    .min(atLeast, `needs at least ${atLeast} characters`)
    .refine((text) => new Set(text).size >= 10, 'is too easy to guess')

const dataKey = z.string().refine(
  (text) =>
    text.split(',').every((part) => {
      const bytes = Buffer.from(part.trim(), 'base64')
      return bytes.length === 32 && new Set(bytes).size >= 10
    }),
  'must be 32 random bytes in base64 (older keys follow after commas)',
)

const shape = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ORIGINS: z
    .string()
    .optional()
    .transform((text) => text?.split(',').map((part) => part.trim()))
    .pipe(z.array(origin).min(1).optional()),
  AUTH_SECRET: secret(32),
  DATA_KEY: dataKey,
  CTI_KEY: secret(20),
  METRICS_KEY: secret(20).optional(),
  DEMO: oneOrZero,
  SIM_SPEED: z.coerce.number().min(0.1).max(1000).default(1),
  POOL_SIZE: z.coerce.number().int().min(2).max(100).default(10),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

export type Env = {
  readonly port: number
  readonly host: string
  readonly databaseUrl: string
  readonly redisUrl?: string
  /** Origins a browser may come from; empty means the hub's own address on loopback (demo only). */
  readonly origins: readonly string[]
  readonly authSecret: string
  readonly dataKey: string
  readonly ctiKey: string
  readonly metricsKey?: string
  readonly demo: boolean
  /** What the floor's durations are divided by; 1 outside the demo. */
  readonly speed: number
  readonly poolSize: number
  readonly logLevel: z.infer<typeof shape>['LOG_LEVEL']
}

/** The environment was wrong; the message names each variable and never its value. */
export class BadEnvironment extends Error {
  override name = 'BadEnvironment'
}

export function loadEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = shape.safeParse(given)
  const wrong = parsed.success ? [] : parsed.error.issues.map(sentence)
  if (given['DEMO'] !== '1' && given['ORIGINS'] === undefined)
    wrong.push('ORIGINS: is missing; name the addresses under which the console is opened')
  if (!parsed.success || wrong.length > 0) throw new BadEnvironment(wrong.join('\n'))
  const e = parsed.data
  if (!e.DEMO && e.SIM_SPEED !== 1) throw new BadEnvironment('SIM_SPEED: only a demo may run faster than the clock')
  return {
    port: e.PORT,
    host: e.HOST,
    databaseUrl: e.DATABASE_URL,
    ...(e.REDIS_URL === undefined ? {} : { redisUrl: e.REDIS_URL }),
    origins: e.ORIGINS ?? [],
    authSecret: e.AUTH_SECRET,
    dataKey: e.DATA_KEY,
    ctiKey: e.CTI_KEY,
    ...(e.METRICS_KEY === undefined ? {} : { metricsKey: e.METRICS_KEY }),
    demo: e.DEMO,
    speed: e.SIM_SPEED,
    poolSize: e.POOL_SIZE,
    logLevel: e.LOG_LEVEL,
  }
}

function sentence(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0])
  const missing = issue.code === 'invalid_type' && issue.input === undefined
  return `${name}: ${missing ? 'is missing' : issue.message}`
}
