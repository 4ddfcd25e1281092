/** What an operator is doing, whatever the chosen availability. */
export const activities = ['idle', 'offered', 'talking', 'held', 'consulting', 'wrap-up'] as const
export type Activity = (typeof activities)[number]
