import type { Row } from '@hearline/protocol'
import type { Sql } from 'postgres'
import type { Screen } from './stale.ts'

/** Which history a row tells of: before the backup, after it and taken back, or after the restore. */
export type Mark = 'kept' | 'lost' | 'new'

/** Types the mark into every operator's name, in one transaction. */
export async function mark(sql: Sql, ids: readonly string[], word: Mark): Promise<void> {
  await sql`update operator set name = ${word} || ' ' || username where id = any(${ids as string[]})`
}

/** The marks a screen shows at this moment. */
export function marksOn({ desk }: Screen): Set<Mark> {
  const marks = new Set<Mark>()
  for (const row of desk.rows.values()) {
    const word = row.kind === 'operator' ? row.name.split(' ')[0] : undefined
    if (word === 'kept' || word === 'lost' || word === 'new') marks.add(word)
  }
  return marks
}

/** Looks at every screen each few ms, until stopped, for two histories on one, or the lost one after `isNew` has come. */
export function watchMixed(screens: readonly Screen[], isNew: (screen: Screen) => boolean): { stop(): string[] } {
  const found = new Set<string>()
  const look = setInterval(() => {
    for (const screen of screens) {
      const marks = marksOn(screen)
      if (!marks.has('lost')) continue
      if (marks.size > 1)
        found.add(`${screen.name}: lost beside ${[...marks].filter((each) => each !== 'lost').join()}`)
      if (isNew(screen)) found.add(`${screen.name}: lost on the new epoch`)
    }
  }, 5)
  return {
    stop() {
      clearInterval(look)
      return [...found]
    },
  }
}

/** Rows on screens whose content is not what Postgres holds under the same version. */
export async function otherContent(sql: Sql, screens: readonly Screen[]): Promise<string[]> {
  const rows = await sql<{ key: string; content: string }[]>`
    select 'operator/' || id as key,
      concat_ws(' ', version, name, availability, activity, call_id, floor(extract(epoch from since) * 1000)) as content
    from operator
    union all
    select 'call/' || id, concat_ws(' ', version, state, fence, operator_id, queue_id) from call
    union all
    select 'ticket/' || id, concat_ws(' ', version, state) from ticket`
  const kept = new Map(rows.map(({ key, content }) => [key, content]))
  return screens.flatMap(({ name, desk }) =>
    [...desk.rows].flatMap(([key, row]) => {
      const shown = contentOf(row)
      return shown === undefined || shown === kept.get(key) ? [] : [`${name}: ${key}: ${shown}, not ${kept.get(key)}`]
    }),
  )
}

function contentOf(row: Row): string | undefined {
  const of = (...parts: (string | number | undefined)[]) =>
    [row.version, ...parts].filter((part) => part !== undefined).join(' ')
  switch (row.kind) {
    case 'operator':
      return of(row.name, row.availability, row.activity, row.callId, Date.parse(row.since))
    case 'call':
      return of(row.state, row.fence, row.operatorId, row.queueId)
    case 'ticket':
      return of(row.state)
    default:
      return undefined
  }
}
