/** What an operator should know of a caller before the first word. */
export const careFlags = [
  'elderly-alone',
  'hard-of-hearing',
  'speech-impaired',
  'visually-impaired',
  'needs-interpreter',
  'distressed',
  'frequent-caller',
] as const
export type CareFlag = (typeof careFlags)[number]
