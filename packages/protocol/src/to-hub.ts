import { z } from 'zod'
import { news } from './to-console.ts'
import { row } from './rows/row.ts'

/** What a screen says over its socket, each with an acknowledgement. */
export const toHub = {
  watch: z.object({ topic: z.string().max(100), epoch: z.string().max(64).optional(), seq: z.int().min(0).optional() }),
  unwatch: z.object({ topic: z.string().max(100) }),
  alive: z.object({ nonce: z.string().max(64) }),
} as const
export type ToHub = keyof typeof toHub
/** As the types of a socket want it. */
export type SaidToHub = { [E in ToHub]: (body: z.infer<(typeof toHub)[E]>, answer: (reply: unknown) => void) => void }

export const socketRefusals = [
  'bad-input',
  'unknown-topic',
  'not-allowed',
  'not-found',
  'unknown-event',
  'unavailable',
] as const
export const refused = z.object({
  ok: z.literal(false),
  error: z.object({ code: z.enum(socketRefusals), message: z.string() }),
})
export type SocketRefused = z.infer<typeof refused>

const watching = { ok: z.literal(true), topic: z.string(), epoch: z.string(), seq: z.int() }
export const watchReply = z.union([
  z.object({ ...watching, rows: z.array(row) }),
  z.object({ ...watching, missed: z.array(news) }),
  refused,
])
export type WatchReply = z.infer<typeof watchReply>
export const plainReply = z.union([z.object({ ok: z.literal(true) }), refused])
export type PlainReply = z.infer<typeof plainReply>
