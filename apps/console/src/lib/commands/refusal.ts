import { refusalBody, type CommandName, type CommandRefusal, type GeneralRefusal } from '@hearline/protocol'

/**
 * `offline`: the hub could not be reached, so nothing is known of the command's effect. `under-way`: what was asked
 * before it takes too long, and it was not sent.
 */
export type RefusalCode = GeneralRefusal | CommandRefusal<CommandName> | 'offline' | 'under-way'

export type Refusal = {
  /** Usually a RefusalCode; a newer hub may know more. */
  code: string
  /** The hub's own words, for logs. */
  message: string
  details: Record<string, unknown>
}

export const underWay: Refusal = { code: 'under-way', message: 'what was asked before is not over', details: {} }
export const offline: Refusal = { code: 'offline', message: 'the hub could not be reached', details: {} }

const passing: ReadonlySet<string> = new Set<RefusalCode>(['offline', 'unavailable', 'too-many-requests'])
/** The same may be granted a little later. */
export const isPassing = ({ code }: Refusal): boolean => passing.has(code)

/** The refusal in a reply that was not 200. */
export function readRefusal(status: number, body: unknown): Refusal {
  const parsed = refusalBody.safeParse(body).data
  if (parsed) return { code: parsed.error.code, message: parsed.error.message, details: parsed.error.details ?? {} }
  const code =
    status === 401 ? 'not-signed-in' : status === 429 ? 'too-many-requests' : status >= 500 ? 'unavailable' : 'internal'
  return { code, message: `status ${status}`, details: {} }
}

/** Names of the fields a refusal calls missing or bad. */
export function namedFields(refusal: Refusal): string[] {
  const { missing, field } = refusal.details
  const all: unknown[] = Array.isArray(missing) ? missing : [field]
  return all.filter((name) => typeof name === 'string').map((name) => name.replace(/^fields\./, ''))
}
