import type { Amount } from './amount.ts'
import type { Bench } from './figure.ts'
import { inBrowser } from './in-browser.ts'

/** What it costs a browser to show everybody on duty while news of them comes. */
export const floor: Bench<Amount> = {
  name: 'floor',
  about: 'main-thread time of 1,710 seats under 30 updates a second, by how much of each is shown; empty page 1st',
  run: () => inBrowser('/floor.bench.spec.ts'),
}
