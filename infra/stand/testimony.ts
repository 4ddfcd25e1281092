import type { Doings } from './acknowledged.ts'
import type { Said } from './claimer.ts'

/** Puts together what all claimers say: what they were answered, which calls they saw end, and how often. */
export function openTestimony() {
  const doings = new Map<string, Doings>()
  const ends = new Map<string, string>()
  const again: string[] = []
  const errors: string[] = []
  let refused = 0
  return {
    again,
    errors,
    refused: () => refused,
    operators: () => [...doings.values()],
    answered: () =>
      [...doings.values()].flatMap(({ commands }) => commands).filter(({ status }) => status === 200).length,
    hear: ({ answered, over, lost, level, msg }: Said): void => {
      if (answered) {
        const { username, operatorId, ...command } = answered
        const mine = doings.get(operatorId) ?? { username, operatorId, commands: [] }
        doings.set(operatorId, mine)
        mine.commands.push(command)
      }
      if (over) {
        const end = JSON.stringify(over)
        if ((ends.get(over.id) ?? end) !== end) again.push(`${String(ends.get(over.id))} and ${end}`)
        ends.set(over.id, end)
      }
      if (lost !== undefined) refused += 1
      if (level === 'error' || level === 'fatal' || (typeof level === 'number' && level >= 50))
        errors.push(msg ?? 'an error')
    },
  }
}
