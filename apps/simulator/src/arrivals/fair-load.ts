/**
 * Calls offered for each call the seats can take, on a fair day of the demo: most are answered at once, a free seat rings
 * within half a minute, and a storm is seen to come and to go.
 */
export const fairLoad = 0.95
