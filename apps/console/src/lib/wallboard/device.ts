import { paired, pairing, refusalBody, type Pairing, type pairingRefusals } from '@hearline/protocol'

const KEPT = 'hearline.wallboard'
/** How long a device shows why it was not let in before it asks again, and how soon it tries a silent hub again, in ms. */
const SHOWN_MS = 8_000
const RETRY_MS = 3_000

/** Why the last code came to nothing. */
export type PairingEnd = 'refused' | 'expired' | 'sent-away' | 'too-many'
export type Admitted = { readonly token: string; readonly wallboardId: string }

/** What a device shows of itself. `unreachable`: no hub answers; it tries on. */
export type Seen = {
  readonly state: 'starting' | 'asking' | 'unreachable' | 'admitted'
  readonly userCode?: string | undefined
  readonly ended?: PairingEnd | undefined
  readonly admitted?: Admitted | undefined
}

export type DeviceParts = {
  fetch: typeof fetch
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  wait: (ms: number) => Promise<void>
  changed: (seen: Seen) => void
}

type Code = (typeof pairingRefusals)[number] | 'too-many-requests' | 'unreachable' | undefined

/** A screen that is nobody's: it shows a code until somebody lets it in, and keeps its token through every loss. */
export class Device {
  readonly #parts: DeviceParts
  #seen: Seen = { state: 'starting' }
  #stopped = false

  constructor(parts: DeviceParts) {
    this.#parts = parts
  }

  get seen(): Seen {
    return this.#seen
  }

  #show(more: Partial<Seen>): void {
    this.#seen = { ...this.#seen, ...more }
    this.#parts.changed(this.#seen)
  }

  /** Until it is let in; the returned function ends it. */
  start(): () => void {
    const kept = this.#kept()
    if (kept) this.#admit(kept)
    else void this.#ask()
    return () => (this.#stopped = true)
  }

  /** Its token is worth nothing any more: it asks anew. */
  sentAway(): void {
    this.#parts.storage.removeItem(KEPT)
    this.#show({ admitted: undefined, ended: 'sent-away' })
    void this.#ask()
  }

  async #ask(): Promise<void> {
    this.#show({ state: 'asking' })
    while (!this.#stopped && this.#seen.admitted === undefined) {
      const asked = await this.#post('code', {}, pairing)
      if ('code' in asked) await this.#rest(asked.code)
      else await this.#poll(asked.value)
    }
  }

  async #poll({ deviceCode, userCode, interval }: Pairing): Promise<void> {
    this.#show({ userCode, state: 'asking' })
    let pauseMs = interval * 1_000
    for (;;) {
      await this.#parts.wait(pauseMs + 200)
      if (this.#stopped) return
      const asked = await this.#post('token', { deviceCode }, paired)
      if ('value' in asked) {
        this.#admit(asked.value)
        return
      }
      this.#show({ state: asked.code === 'unreachable' ? 'unreachable' : 'asking' })
      if (asked.code === 'pairing-slow-down') pauseMs += 2_000
      else if (asked.code === 'pairing-refused' || asked.code === 'pairing-expired') return this.#end(asked.code)
      // pending, or a hub that does not answer: the code stays good
    }
  }

  async #end(code: 'pairing-refused' | 'pairing-expired'): Promise<void> {
    const ended = code === 'pairing-refused' ? 'refused' : 'expired'
    this.#show({ userCode: undefined, ended })
    if (ended === 'refused') await this.#parts.wait(SHOWN_MS)
  }

  async #rest(code: Code): Promise<void> {
    this.#show({
      userCode: undefined,
      state: code === 'unreachable' ? 'unreachable' : 'asking',
      ...(code === 'too-many-requests' ? { ended: 'too-many' } : {}),
    })
    await this.#parts.wait(code === 'too-many-requests' ? SHOWN_MS * 4 : RETRY_MS)
  }

  #admit(admitted: Admitted): void {
    this.#parts.storage.setItem(KEPT, JSON.stringify(admitted))
    this.#show({ userCode: undefined, ended: undefined, admitted, state: 'admitted' })
  }

  #kept(): Admitted | undefined {
    try {
      return paired.safeParse(JSON.parse(this.#parts.storage.getItem(KEPT) ?? 'null')).data
    } catch {
      return undefined
    }
  }

  async #post<T>(
    path: 'code' | 'token',
    body: object,
    schema: { parse(value: unknown): T },
  ): Promise<{ value: T } | { code: Code }> {
    try {
      const answer = await this.#parts.fetch(`/api/auth/device/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(8_000),
      })
      const said: unknown = await answer.json()
      if (answer.ok) return { value: schema.parse(said) }
      if (answer.status >= 500) return { code: 'unreachable' }
      return { code: refusalBody.parse(said).error.code as Code }
    } catch {
      return { code: 'unreachable' }
    }
  }
}
