import { oneOf, type Nemesis } from './nemesis.ts'

export const freezeHub: Nemesis = {
  name: 'hub-frozen',
  at: 'hub',
  strike: ({ stand, random, ms }) => oneOf(stand.hubs, random).freeze(ms),
}
