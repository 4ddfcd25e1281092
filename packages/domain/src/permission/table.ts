import type { Role } from './role.ts'

/**
 * Y yes · O own, own group or own unit · R reveal with a reason and a log entry · C own while on the call ·
 * N named on the ticket · - no
 */
export type Cell = 'Y' | 'O' | 'R' | 'C' | 'N' | '-'

type Row = readonly [
  operator: Cell,
  lead: Cell,
  manager: Cell,
  dispatcher: Cell,
  agency: Cell,
  wallboard: Cell,
  auditor: Cell,
  admin: Cell,
]

/** Who may do what: one row an act, one column a role. */
const rows = {
  'take-calls': ['Y', 'Y', '-', '-', '-', '-', '-', '-'],
  'set-own-state': ['Y', 'Y', '-', 'Y', '-', '-', '-', '-'],
  'control-seats': ['-', 'O', 'Y', '-', '-', '-', '-', '-'],
  'monitor-calls': ['-', 'O', 'Y', '-', '-', '-', '-', '-'],
  'run-floor': ['-', 'O', 'Y', '-', '-', '-', '-', '-'],
  'edit-ticket': ['O', 'O', '-', 'Y', '-', '-', '-', '-'],
  'dispatch-ticket': ['-', '-', 'Y', 'Y', '-', '-', '-', '-'],
  'handle-ticket': ['-', '-', '-', '-', 'O', '-', '-', '-'],
  'review-ticket': ['-', '-', 'Y', 'Y', '-', '-', '-', '-'],
  'approve-exception': ['-', '-', 'Y', '-', '-', '-', '-', '-'],
  'survey-caller': ['O', 'Y', '-', '-', '-', '-', '-', '-'],
  'read-tickets': ['O', 'O', 'Y', 'Y', 'O', '-', 'Y', '-'],
  'see-identity': ['O', 'R', 'R', 'R', 'R', '-', 'R', '-'],
  'see-anonymous-identity': ['C', '-', 'R', 'R', '-', '-', 'R', '-'],
  'see-sealed-ticket': ['C', '-', 'N', 'N', 'N', '-', 'N', '-'],
  'play-recording': ['O', 'O', 'R', '-', '-', '-', 'R', '-'],
  'write-scores': ['-', 'O', 'Y', '-', '-', '-', '-', '-'],
  'read-scores': ['O', 'O', 'Y', '-', '-', '-', 'Y', '-'],
  'edit-rosters': ['-', 'O', 'Y', 'O', '-', '-', '-', '-'],
  'read-rosters': ['O', 'O', 'Y', 'O', '-', '-', 'Y', '-'],
  'see-figures': ['Y', 'Y', 'Y', 'Y', '-', 'Y', 'Y', 'Y'],
  analyse: ['-', 'O', 'Y', 'Y', 'O', '-', 'Y', '-'],
  export: ['-', '-', 'Y', 'O', 'O', '-', 'Y', '-'],
  'suggest-knowledge': ['Y', 'Y', 'Y', 'Y', 'Y', '-', '-', '-'],
  'publish-knowledge': ['-', '-', 'Y', '-', 'O', '-', '-', '-'],
  'propose-settings': ['-', '-', 'Y', 'Y', '-', '-', '-', '-'],
  'approve-settings': ['-', '-', 'Y', '-', '-', '-', '-', '-'],
  'manage-accounts': ['-', '-', '-', '-', '-', '-', '-', 'Y'],
  'read-audit-log': ['-', '-', 'O', '-', '-', '-', 'Y', 'R'],

  // What the floor's own screens and lists need besides; calls and operators without their callers.
  'watch-queue': ['O', 'Y', 'Y', '-', '-', '-', 'Y', '-'],
  // With the names of those who switched a storm on; a wallboard has a topic of its own.
  'watch-queues': ['Y', 'Y', 'Y', 'Y', '-', '-', 'Y', 'Y'],
  'watch-floor': ['-', 'Y', 'Y', '-', '-', '-', 'Y', '-'],
  'watch-team': ['-', 'O', 'Y', '-', '-', '-', 'Y', '-'],
  'read-calls': ['O', 'O', 'Y', '-', '-', '-', 'Y', '-'],
  'read-reference': ['Y', 'Y', 'Y', 'Y', 'Y', '-', 'Y', 'Y'],
  // Heads of tickets about the same matter as her own, and of those of her callers.
  'see-related-tickets': ['O', 'O', 'Y', 'Y', '-', '-', 'Y', '-'],
  'visit-ticket': ['O', 'O', 'Y', 'Y', 'O', '-', '-', '-'],
  'find-people': ['Y', 'Y', 'Y', 'Y', '-', '-', 'Y', 'Y'],
  'use-own-account': ['Y', 'Y', 'Y', 'Y', 'Y', '-', 'Y', 'Y'],
  // Lets a screen in and out again, and says what hangs where.
  'pair-wallboards': ['-', 'Y', 'Y', '-', '-', '-', '-', 'Y'],
  'lay-out-boards': ['-', 'Y', 'Y', '-', '-', '-', '-', '-'],
} as const satisfies Record<string, Row>

export type Act = keyof typeof rows
export const acts = Object.keys(rows) as Act[]

const columns: Record<Role, number> = {
  operator: 0,
  lead: 1,
  manager: 2,
  dispatcher: 3,
  agency: 4,
  wallboard: 5,
  auditor: 6,
  admin: 7,
}

export const cellOf = (role: Role, act: Act): Cell => (rows[act] as Row)[columns[role]] ?? '-'
