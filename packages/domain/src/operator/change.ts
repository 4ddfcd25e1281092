/** Who changed an operator's row, and why: every forced change shows both. */
export const changeCauses = [
  'own',
  'routing',
  'call',
  'timer',
  'no-answer',
  'overrun',
  'lead',
  'link-lost',
  'elsewhere',
  'system',
] as const
export type ChangeCause = (typeof changeCauses)[number]
export type ChangedBy = { actor: string; cause: ChangeCause; reason?: string }
