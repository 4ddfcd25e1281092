/** What a notice of the system itself is about; one that a person wrote has none. */
export const noticeCodes = ['forced', 'emergency', 'transfer-returned', 'consult-unanswered'] as const
export type NoticeCode = (typeof noticeCodes)[number]
