/** One line of a call log in the format of `calls-1999-02.csv`. What the log does not know is absent. */
export type LoggedCall = {
  /** `1999-02-03` */
  date: string
  /** Seconds since midnight at which the call entered. */
  enteredAt: number
  /** Seconds in the menu before the queue or an agent. */
  menuSeconds?: number
  /** Seconds in the queue; absent when the call never queued. */
  queueSeconds?: number
  /** Seconds of service; absent without service. */
  serviceSeconds?: number
  /** Seconds since midnight at which the service began; absent without service. */
  serviceAt?: number
  /** PHANTOM: "a virtual call to be ignored", as the centre's own documentation has it (I. Guedj, A. Mandelbaum). */
  outcome: 'AGENT' | 'HANG' | 'PHANTOM'
  type: string
  agent?: string
}

/** A line that cannot be read: counted from 1, the header included. */
type MalformedLine = { line: number; reason: string }
export type CallLog = { ok: true; calls: LoggedCall[]; missing: number } | { ok: false; error: MalformedLine }

const columns = 'date,vru_entry,vru_s,queue_start,queue_s,outcome,service_start,service_s,type,priority,agent'
const outcomes = ['AGENT', 'HANG', 'PHANTOM'] as const

/**
 * Reads a whole log. Negative durations are clock faults of the source and count as missing values; anything else out
 * of form refuses the file. `missing` says how many lines had such a fault.
 */
export function readCallLog(text: string): CallLog {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (lines[0] !== columns) return malformed(1, `the header must be "${columns}"`)
  const calls: LoggedCall[] = []
  let missing = 0
  for (const [index, line] of lines.entries()) {
    if (index === 0 || (line === '' && index === lines.length - 1)) continue
    const call = readLine(line)
    if (typeof call === 'string') return malformed(index + 1, call)
    if (call.fault) missing += 1
    calls.push(call.call)
  }
  if (calls.length === 0) return malformed(lines.length, 'the log holds no calls')
  return { ok: true, calls, missing }
}

/** Whether somebody called. */
export const isCall = ({ outcome }: LoggedCall): boolean => outcome !== 'PHANTOM'

const malformed = (line: number, reason: string): CallLog => ({ ok: false, error: { line, reason } })

/** The call of one line, or the reason why there is none. */
function readLine(line: string): { call: LoggedCall; fault: boolean } | string {
  const fields = line.split(',')
  if (fields.length !== 11) return `11 fields expected, ${fields.length} found`
  const [type = '', priority = '', agent = ''] = fields.slice(8)
  const [date = '', entry = '', vru = '', queueStart = '', queue = '', outcome = '', start = '', service = ''] = fields
  if (!isDate(date)) return `"${date}" is no date (YYYY-MM-DD)`
  const enteredAt = secondsOf(entry)
  if (enteredAt === undefined) return `"${entry}" is no time of day (HH:MM:SS)`
  const known = outcomes.find((name) => name === outcome)
  if (known === undefined) return `"${outcome}" is no outcome (${outcomes.join(', ')})`
  const durations = [vru, queue, service]
  const wrong = durations.find((text) => !/^-?\d{1,6}$/.test(text))
  if (wrong !== undefined) return `"${wrong}" is no duration in whole seconds`
  const untimely = [queueStart, start].find((text) => text !== '' && secondsOf(text) === undefined)
  if (untimely !== undefined) return `"${untimely}" is no time of day (HH:MM:SS)`
  if (!/^\w+$/.test(type)) return `"${type}" is no type of call`
  if (!/^\d+$/.test(priority)) return `"${priority}" is no priority`
  if (!/^\w*$/.test(agent)) return `"${agent}" is no agent`
  const [menuSeconds = 0, queueSeconds = 0, serviceSeconds = 0] = durations.map(Number)
  const serviceAt = secondsOf(start)
  const call: LoggedCall = {
    date,
    enteredAt,
    outcome: known,
    type,
    ...(menuSeconds >= 0 ? { menuSeconds } : {}),
    ...(queueStart !== '' && queueSeconds >= 0 ? { queueSeconds } : {}),
    ...(serviceAt === undefined ? {} : { serviceAt }),
    ...(start !== '' && serviceSeconds >= 0 ? { serviceSeconds } : {}),
    ...(agent === '' ? {} : { agent }),
  }
  return { call, fault: durations.some((text) => Number(text) < 0) }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  // 30 February reads as 2 March
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

function secondsOf(text: string): number | undefined {
  const [, hours, minutes, seconds] = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/.exec(text) ?? []
  return hours === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}
