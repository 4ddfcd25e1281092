import { demo, type Demo, type DemoChoice } from '@hearline/protocol'
import { fetchJson } from '#lib/session/fetch-json.ts'

/** Others may choose too, in ms. */
const everyMs = 5_000
const kept = 'hearline.demo-card'

/** What a demo's corner shows: the card that says what this is, and what the simulator is told to play. */
export class DemoCorner {
  state = $state.raw<Demo>()
  /** The card opens by itself until somebody at this browser has closed it. */
  open = $state(localStorage.getItem(kept) !== 'closed')

  /** Asks now and again; the result ends it. */
  watch(): () => void {
    const ask = () => void this.#take('/api/v1/demo')
    ask()
    const timer = setInterval(ask, everyMs)
    return () => clearInterval(timer)
  }

  turn(open: boolean): void {
    this.open = open
    if (!open) localStorage.setItem(kept, 'closed')
  }

  async choose(change: Partial<DemoChoice>): Promise<void> {
    if (!this.state) return
    const { speed, weather } = this.state
    await this.#take('/api/v1/demo', { speed, weather, ...change })
  }

  async #take(path: string, choice?: DemoChoice): Promise<void> {
    const said = await fetchJson(path, demo, choice)
    if (!('code' in said)) this.state = said
  }
}
