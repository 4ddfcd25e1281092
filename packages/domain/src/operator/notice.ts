/** What a notice of the system itself is about; one that a person wrote has none. */
export const noticeCodes = [
  'forced',
  'emergency',
  'transfer-returned',
  'consult-unanswered',
  'moved',
  'moved-back',
  'break-granted',
  'break-refused',
  'hand-answered',
  'wrap-up-ended',
  'monitored',
  'taken-over',
] as const
export type NoticeCode = (typeof noticeCodes)[number]
