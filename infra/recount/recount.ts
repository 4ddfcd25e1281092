import type { Sql } from 'postgres'
import { historyDifferences } from './kept.ts'
import { recountCommand, twoDaysLater, writeHistory } from './later.ts'
import { myDayDifferences, openedDifferences, ownDifferences, queueDifferences } from './screens.ts'

export type Recounted = { numbers: Record<string, number>; differences: string[]; command: string }

/**
 * Every figure that is kept or shown of a day that is over, beside the same counted by plain SQL from calls,
 * engagements and the floor's log: none may differ. Whoever still sits at a desk stays as she is meanwhile.
 */
export async function recountDay(of: {
  sql: Sql
  databaseUrl: string
  hubUrl: string
  speed: number
  /** Whose own day is looked at. */
  operators: string[]
}): Promise<Recounted> {
  const { sql, databaseUrl, hubUrl, speed, operators } = of
  const later = await twoDaysLater(sql, databaseUrl)
  // before and after the history is written: the same figures from the events and from the kept rows
  const live = await openedDifferences(sql, hubUrl, speed)
  await writeHistory(later, speed)
  const found = {
    quarters: await historyDifferences(sql, 'quarter', speed),
    hours: await historyDifferences(sql, 'hour', speed),
    days: await historyDifferences(sql, 'day', speed),
    queues: await queueDifferences(sql, hubUrl, speed),
    'opened live': live,
    opened: await openedDifferences(sql, hubUrl, speed),
  }
  const command = await recountCommand(later, speed)
  const own = await ownDifferences(sql, hubUrl, speed, operators)
  // last, for it brings people to their desks
  const all = { ...found, 'own opened': own, 'own days': await myDayDifferences(sql, hubUrl, speed, operators) }
  return {
    numbers: Object.fromEntries(Object.entries(all).map(([name, { numbers }]) => [name, numbers])),
    differences: Object.values(all).flatMap(({ differences }) => differences),
    command,
  }
}
