import type { QueueId, SkillLevel } from '@hearline/domain'
import { eq, inArray } from 'drizzle-orm'
import { hotline, queue } from '../queue/tables.ts'
import type { Db } from '../tx/database.ts'

/** The main number: who dials one that nobody knows is served there. */
const MAIN = '12345'

/** What a call needs of the queue it comes to. */
export type QueueNeed = { queueId: QueueId; requiredLevel: SkillLevel }
export type Dialled = QueueNeed & { language: string | null }

/** Which queue the dialled number leads to; undefined when not even the main number is set up. */
export async function dialledQueue(db: Db, number: string): Promise<Dialled | undefined> {
  const found = await db
    .select({
      number: hotline.number,
      queueId: queue.id,
      requiredLevel: queue.requiredLevel,
      language: hotline.language,
    })
    .from(hotline)
    .innerJoin(queue, eq(queue.id, hotline.queueId))
    .where(inArray(hotline.number, [number, MAIN]))
  const line = found.find((each) => each.number === number) ?? found[0]
  return line && { queueId: line.queueId, requiredLevel: line.requiredLevel, language: line.language }
}

export async function queueNeed(db: Db, id: QueueId): Promise<QueueNeed | undefined> {
  const [found] = await db
    .select({ queueId: queue.id, requiredLevel: queue.requiredLevel })
    .from(queue)
    .where(eq(queue.id, id))
  return found
}
