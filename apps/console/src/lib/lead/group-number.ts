/** How a group is called: `14` of `g014`. */
export const groupNumber = (id: string): string => id.replace(/^g0*/, '')
