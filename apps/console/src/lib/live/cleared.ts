import type { AlarmRow, Gone } from '@hearline/protocol'

/** How long an alarm that somebody has seen is shown after it cleared, ms. */
export const shownFor = 600_000

/**
 * What has just cleared of those that somebody had seen before: their rows go at that moment, and whoever waited for
 * it is to read when it was. Rows that go because somebody saw them cleared are not among them.
 * @param now the hub's time in ms
 */
export function clearedOf(held: ReadonlyMap<string, AlarmRow>, gone: readonly Gone[], now: number): AlarmRow[] {
  return gone.flatMap(({ kind, id }) => {
    const row = kind === 'alarm' ? held.get(id) : undefined
    const cleared = row?.acknowledged !== undefined && row.clearedAt === undefined
    return cleared ? [{ ...row, clearedAt: new Date(now).toISOString() }] : []
  })
}
