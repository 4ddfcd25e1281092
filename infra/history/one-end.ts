import { isFinal } from '@hearline/domain'
import type { CallRow } from '@hearline/protocol'
import type { Law } from './law.ts'
import { keptRows } from './rows.ts'
import { words } from './words.ts'

export const oneEnd: Law = {
  law: 'every call that arrived reaches one terminal state and stays there',
  breaches(history) {
    const { said, end, sent } = history
    const standing = new Set(end.standing)
    const left = said
      .filter(({ type, call }) => type === 'call-arrived' && call !== undefined && standing.has(call))
      .map((one) => `the switch is still to hold it\n${words.said(one)}`)
    const open = [...end.calls.values()]
      .filter(({ call }) => !isFinal(call.state))
      .map(({ call }) => `call ${call.id} is ${call.state} in the end`)
    const answered = sent
      .filter(({ name, status }) => name === 'answer-call' && status === 200)
      .filter(({ body }) => end.calls.get(String(body['callId']))?.call.state === 'abandoned')
      .map((one) => `abandoned, though somebody answered\n${words.sent(one)}`)
    return [...left, ...open, ...answered, ...undone(history)]
  },
}

/** A call that was over and then was something else. */
function undone(history: Parameters<Law['breaches']>[0]): string[] {
  const over = new Map<string, CallRow>()
  const rows = [...keptRows(history)].map(({ row }) => row).filter((row) => row.kind === 'call')
  for (const row of rows) {
    const known = over.get(row.id)
    if (isFinal(row.state) && (!known || row.version < known.version)) over.set(row.id, row)
  }
  const found = new Map<string, string>()
  for (const row of rows) {
    const first = over.get(row.id)
    const isOther = first && row.version > first.version && (row.state !== first.state || row.outcome !== first.outcome)
    if (isOther) found.set(row.id, `${words.row(first)}\n${words.row(row)}`)
  }
  return [...found.values()]
}
