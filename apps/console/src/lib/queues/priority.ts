/** The steps of a call's priority (0 to 9) that a lead chooses from. */
export const priorities = ['0', '3', '6', '9'] as const
export type Priority = (typeof priorities)[number]
