import type { CallId, GroupId, OperatorId, QueueId, TicketId } from '@hearline/domain'
import type { LiveChange, LiveRow } from '@hearline/store'

const live = { version: 1, changedXid: '1' }
const general = 'general' as QueueId

/** Live rows for tests that need no database; whatever is not named is quiet. */
export const callChange = (row: Partial<LiveRow<'call'>>): LiveChange => ({
  kind: 'call',
  row: {
    ...live,
    id: 'call' as CallId,
    state: 'queued',
    outcome: null,
    queueId: general,
    hotline: '12345',
    language: null,
    priority: 0,
    requiredLevel: 1,
    operatorId: null,
    fence: 0,
    leaseEndsAt: null,
    arrivedAt: 1_000,
    waitingSince: 1_000,
    returnedAt: null,
    overflowed: false,
    answeredAt: null,
    connectedAt: null,
    endedAt: null,
    endCause: null,
    ticketId: null,
    party: null,
    transferredBy: null,
    switchId: 'main',
    switchCall: 'c',
    callerMasked: '138****5678',
    ...row,
  },
})

export const operatorChange = (row: Partial<LiveRow<'operator'>>): LiveChange => ({
  kind: 'operator',
  row: {
    ...live,
    id: 'o' as OperatorId,
    username: 'op0001',
    name: '某人',
    groupId: 'g001' as GroupId,
    availability: 'busy',
    activity: 'idle',
    since: 1_000,
    idleSince: 1_000,
    nextAvailability: null,
    moves: null,
    moveEndsAt: null,
    hand: null,
    breakRequest: null,
    monitor: null,
    queues: [{ queueId: general, level: 2, reserve: false }],
    callId: null,
    wrapUpEndsAt: null,
    wrapUpExtensions: 0,
    until: null,
    changedBy: { actor: 'op0001', cause: 'own' },
    day: null,
    ...row,
  },
})

export const seatChange = (row: Partial<LiveRow<'seat'>>): LiveChange => ({
  kind: 'seat',
  row: { ...live, operatorId: 'o' as OperatorId, hubId: 'h', socketId: 's', state: 'present', since: 1_000, ...row },
})

export const queueChange = (row: Partial<LiveRow<'queue'>>): LiveChange => ({
  kind: 'queue',
  row: {
    ...live,
    id: general,
    name: { zh: '综合', en: 'General' },
    requiredLevel: 1,
    priority: 0,
    overflowTo: null,
    storm: null,
    reserveAbove: 20,
    targetSeconds: 15,
    targetShare: 0.95,
    ...row,
  },
})

export const ticketChange = (row: Partial<LiveRow<'ticket'>>): LiveChange => ({
  kind: 'ticket',
  row: {
    ...live,
    id: 't' as TicketId,
    number: null,
    state: 'draft',
    callId: null,
    authorId: 'o' as OperatorId,
    passedBy: [],
    type: null,
    level: null,
    confidentiality: 'normal',
    categoryCode: null,
    placeCode: null,
    revision: 0,
    changed: [],
    by: null,
    callers: 1,
    mergedInto: null,
    openedAt: 1_000,
    registeredAt: null,
    submittedAt: null,
    closedAt: null,
    ...row,
  },
})
