import { activities, availabilities, roles } from '@hearline/domain'
import { z } from 'zod'
import { groupId, instant, kept, operatorId, queueId } from '../values.ts'

/** `GET /api/v1/me/categories`: codes the operator chose last, and most often in 30 days; eight at most of each. */
export const ownCategories = z.object({ recent: z.array(z.string()), frequent: z.array(z.string()) })

/** `GET /api/v1/me/snippets`: one's own by name, then the city's. */
export const snippets = z.object({
  snippets: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      text: z.string(),
      own: z.boolean(),
      /** Of the city's, which come in each. */
      language: z.enum(['zh', 'en']).optional(),
    }),
  ),
})
export type Snippet = z.infer<typeof snippets>['snippets'][number]

/** `GET /api/v1/people?q=`: by name, its pinyin, username, group or queue; those who are ready first, 20 at most. */
export const peopleQuery = z.object({ q: kept(z.string().trim().min(1).max(60)) })
export const people = z.object({
  people: z.array(
    z.object({
      username: z.string(),
      name: z.string(),
      role: z.enum(roles),
      operatorId: operatorId.optional(),
      groupId: groupId.optional(),
      queues: z.array(queueId),
      /** What an operator is doing; absent for people who take no calls. */
      availability: z.enum(availabilities).optional(),
      activity: z.enum(activities).optional(),
      since: instant.optional(),
    }),
  ),
})
export type FoundPerson = z.infer<typeof people>['people'][number]
