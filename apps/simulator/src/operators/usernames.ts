/** Demo accounts the simulator never uses: they are for people. */
const forPeople = { first: 1690, last: 1710 }

/** `op0001` and so on, as many as asked for. */
export const usernames = (count: number): string[] =>
  Array.from({ length: Math.min(count, forPeople.first - 1) }, (_, i) => `op${String(i + 1).padStart(4, '0')}`)

export const mostOperators = forPeople.first - 1
