/** What an operator chooses, or is set to. `signed-out` is the state without a seat session. */
export const availabilities = ['signed-out', 'busy', 'ready', 'break', 'training'] as const
export type Availability = (typeof availabilities)[number]

/** What an operator may ask for. */
export const chosenAvailabilities = ['ready', 'busy', 'break', 'training'] as const
export type ChosenAvailability = (typeof chosenAvailabilities)[number]
