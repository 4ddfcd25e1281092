/** Ids are types: swapping two of them does not compile. */
type Id<Noun extends string> = string & { readonly __id: Noun }

export type CallId = Id<'call'>
export type EngagementId = Id<'engagement'>
export type GroupId = Id<'group'>
export type NoticeId = Id<'notice'>
export type OperatorId = Id<'operator'>
export type QueueId = Id<'queue'>
export type TicketId = Id<'ticket'>
export type UnitId = Id<'unit'>

/** Milliseconds since 1970-01-01T00:00:00Z, by the clock the caller trusts (the database's, in the hub). */
export type Instant = number
/** Milliseconds. */
export type Millis = number
