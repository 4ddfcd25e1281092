import type { CallId, GroupId, NoticeId, OperatorId, QueueId, TicketId, UnitId } from '@hearline/domain'
import { z } from 'zod'

/** A schema whose values carry the domain's type; at run time it is the schema given. */
const typed = <T extends string>(schema: z.ZodType<string>) => schema as unknown as z.ZodType<T, string>
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

export const callId = typed<CallId>(z.uuid())
export const operatorId = typed<OperatorId>(z.uuid())
export const ticketId = typed<TicketId>(z.uuid())
export const noticeId = typed<NoticeId>(z.uuid())
export const queueId = typed<QueueId>(code)
export const groupId = typed<GroupId>(code)
export const unitId = typed<UnitId>(code)

/** ISO 8601 with offset. */
export const instant = z.iso.datetime({ offset: true })
/** What an `integer` of Postgres holds. */
const MOST = 2_147_483_647
export const count = z.int().min(0).max(MOST)
export const fence = z.int().min(0).max(MOST)
export const version = z.int().min(0)
/** Text that Postgres can keep: U+0000 is refused, and half of a character, as a cut may leave, becomes U+FFFD. */
export const kept = (text: z.ZodString) =>
  text.regex(/^[^\0]*$/, 'holds a character that cannot be kept').overwrite((value) => value.toWellFormed())
/** Free text typed by a person: a reason, a notice. */
export const words = kept(z.string().trim().min(1).max(500))
/** BCP 47, e.g. `zh`, `en`, `zh-yue`. */
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
/** A telephone number as a switch reports it: E.164 or a national or short number. */
export const phone = z.string().regex(/^\+?[0-9]{3,18}$/)
