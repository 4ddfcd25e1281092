import { liveId, liveKinds, type LiveChange } from '@hearline/store'
import { z } from 'zod'

/** One publication of a hub. `data` is its data epoch: rows of another history are no news here. */
export type Message = {
  readonly hub: string
  readonly n: number
  readonly data: string
  readonly changes: readonly LiveChange[]
}

const envelope = z.object({ hub: z.string(), n: z.int(), data: z.string(), changes: z.array(z.unknown()) })
const change = z.object({ kind: z.enum(liveKinds), row: z.looseObject({ version: z.int() }) })

export const writeMessage = (message: Message): string => JSON.stringify(message)

/** Undefined when it is no message; what is no row of a kind known here is left out. */
export function readMessage(text: string): Message | undefined {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return undefined
  }
  const found = envelope.safeParse(given).data
  return found && { ...found, changes: found.changes.filter(isChange) }
}

/** Rows come from hubs like this one; this much keeps a stranger's from stopping the floor. */
const isChange = (value: unknown): value is LiveChange =>
  change.safeParse(value).success && typeof liveId(value as LiveChange) === 'string'
