import type { ToConsole, ToHub } from '@hearline/protocol'

/** What the feed needs of a socket; bodies are unread here and parsed by the feed. */
export type Wire = {
  connect(): void
  disconnect(): void
  readonly connected: boolean
  /** Sends with an acknowledgement; rejects when none comes in time. */
  ask(event: ToHub, body: object): Promise<unknown>
  listen(ears: Ears): void
}

export type Ears = {
  connected(): void
  /** `final`: the socket will not come back by itself. */
  lost(why: { final: boolean }): void
  /** The hub refused the handshake, e.g. `unauthorized`. */
  refused(message: string): void
  heard(event: keyof ToConsole, body: unknown): void
}
