import { z } from 'zod'
import { gone, row } from './rows/row.ts'
import { instant } from './values.ts'

/** News about one topic, numbered per topic within this hub's epoch (its boot). */
export const news = z.object({
  topic: z.string(),
  epoch: z.string(),
  seq: z.int(),
  at: instant,
  rows: z.array(row),
  gone: z.array(gone),
})
export type News = z.infer<typeof news>

/** `asOf` is the database time of the hub's last successful healing read: the age on every screen follows from it. */
export const tick = z.object({
  at: instant,
  asOf: instant,
  dataEpoch: z.string(),
  nonce: z.string(),
  heads: z.record(z.string(), z.object({ epoch: z.string(), seq: z.int() })),
})
export type Tick = z.infer<typeof tick>

export const unwatched = z.object({ topic: z.string(), reason: z.enum(['permission', 'gone']) })
export const evicted = z.object({
  reason: z.enum(['newer-desk', 'session-ended', 'by-lead', 'too-slow', 'no-proof-of-life', 'signed-out']),
  by: z.string().optional(),
})
export const drain = z.object({ afterMs: z.int() })

export const toConsole = { news, tick, unwatched, evicted, drain } as const
export type ToConsole = { [E in keyof typeof toConsole]: (body: z.infer<(typeof toConsole)[E]>) => void }
