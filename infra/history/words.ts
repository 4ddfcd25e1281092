import type { Row } from '@hearline/protocol'
import type { Said, Sent, Sight } from './history.ts'

const at = (ms: number | undefined) => (ms === undefined ? '?' : `${(ms / 1000).toFixed(3)} s`)
const few = (value: unknown) => JSON.stringify(value).slice(0, 600)

/** One line about something in a history, for whoever looks for what went wrong. */
export const words = {
  row: (row: Row) => few(row),
  sight: ({ how, screen, topic, epoch, seq, at: when }: Sight) =>
    `${at(when)} ${screen}: ${how} of ${topic}, ${epoch.slice(0, 8)} no. ${seq}`,
  sent: ({ who, name, body, key, from, until, status }: Sent) =>
    `${at(from)} to ${at(until)} ${who} ${name} ${few(body)} ${key}: ${status ?? 'no answer'}`,
  said: ({ type, call, from, until, status }: Said) =>
    `${at(from)} to ${at(until)} the switch said ${type} of ${call ?? 'itself'}: ${status ?? 'no answer'}`,
}
