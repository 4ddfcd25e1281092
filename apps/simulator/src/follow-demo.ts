import { setTimeout as delay } from 'node:timers/promises'
import { demo, type DemoChoice } from '@hearline/protocol'

const everyMs = 1_000

type Follow = {
  hub: string
  session: { token: () => string; renew: () => Promise<void> }
  signal: AbortSignal
  /** Told of each choice that is another than the one before. */
  onChosen: (chosen: DemoChoice) => void
  every?: number
}

/** Asks what the demo's corner is set to, until a hub says that it has none. */
export async function followDemo({ hub, session, signal, onChosen, every = everyMs }: Follow): Promise<void> {
  let before = ''
  while (!signal.aborted) {
    const headers = { authorization: `Bearer ${session.token()}` }
    const answer = await fetch(new URL('/api/v1/demo?follow=1', hub), { headers, signal }).catch(() => undefined)
    if (answer?.status === 404) return
    if (answer?.status === 401) await session.renew()
    const said = answer?.ok === true ? demo.safeParse(await answer.json().catch(() => undefined)).data : undefined
    if (said !== undefined && `${said.speed} ${said.weather}` !== before) {
      before = `${said.speed} ${said.weather}`
      onChosen({ speed: said.speed, weather: said.weather })
    }
    await delay(every, undefined, { signal }).catch(() => undefined)
  }
}
