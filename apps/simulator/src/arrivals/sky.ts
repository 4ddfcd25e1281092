import type { Demo } from '@hearline/protocol'
import { handling } from '../distributions/handling.ts'
import { fairLoad } from './fair-load.ts'
import { rainBrings, stormBrings } from './weather.ts'

/** The weather of a demo at this moment; somebody may change it while the day goes on. */
export type Sky = { weather: Demo['weather'] }

/** Signed in at the peak of the city whose storm brings 12.5 calls a second. */
const seatsOfTheCity = 750

/** How many times the calls of a fair day come; the storm is that of the city, in proportion to the seats. */
export const skyBrings: Record<Demo['weather'], number> = {
  fair: 1,
  rain: rainBrings,
  storm: (stormBrings * handling) / (seatsOfTheCity * fairLoad),
}
