import type { LocalDraft } from './newest.ts'

const keptFor = 24 * 3_600_000
const prefix = 'hearline.draft.'

/** The part of `localStorage` that is used. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/**
 * Unacknowledged drafts in this browser, AES-GCM under the key handed out at sign-in and bound to their owner and ticket. Where the
 * browser offers no cipher (a page without TLS) nothing is kept, rather than kept plain.
 */
export class LocalCopies {
  readonly #shelf: Shelf
  readonly #owner: string
  readonly #cipher: Crypto
  #key: Promise<CryptoKey> | undefined
  readonly #now: () => number

  constructor(parts: { shelf: Shelf; owner: string; draftKey: string; cipher: Crypto; now: () => number }) {
    this.#shelf = parts.shelf
    this.#owner = parts.owner
    this.#now = parts.now
    this.#cipher = parts.cipher
    this.turn(parts.draftKey)
  }

  /** Another sign-in has another key; copies written from now on are for it. */
  turn(draftKey: string): void {
    const subtle = this.#cipher.subtle as SubtleCrypto | undefined
    this.#key = subtle?.importKey('raw', bytes(draftKey), 'AES-GCM', false, ['encrypt', 'decrypt'])
  }

  async write(ticketId: string, draft: LocalDraft): Promise<void> {
    if (!this.#key) return
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const plain = new TextEncoder().encode(JSON.stringify(draft))
    const sealed = await crypto.subtle.encrypt(this.#seal(ticketId, iv), await this.#key, plain)
    const kept = { at: this.#now(), iv: text(iv), sealed: text(new Uint8Array(sealed)) }
    this.#shelf.setItem(this.#name(ticketId), JSON.stringify(kept))
  }

  /** Undefined when there is none, or none this sign-in can open. */
  async read(ticketId: string): Promise<LocalDraft | undefined> {
    const kept = this.#shelf.getItem(this.#name(ticketId))
    if (kept === null || !this.#key) return undefined
    try {
      const { iv, sealed } = JSON.parse(kept) as { iv: string; sealed: string }
      const plain = await crypto.subtle.decrypt(this.#seal(ticketId, bytes(iv)), await this.#key, bytes(sealed))
      return JSON.parse(new TextDecoder().decode(plain)) as LocalDraft
    } catch {
      return undefined
    }
  }

  remove(ticketId: string): void {
    this.#shelf.removeItem(this.#name(ticketId))
  }

  /** Throws away what nobody came back for within a day, whoever wrote it. */
  prune(): void {
    const names = Array.from({ length: this.#shelf.length }, (_, n) => this.#shelf.key(n) ?? '')
    for (const name of names.filter((each) => each.startsWith(prefix))) {
      const written = /"at":(\d+)/.exec(this.#shelf.getItem(name) ?? '')?.[1]
      if (written === undefined || this.#now() - Number(written) > keptFor) this.#shelf.removeItem(name)
    }
  }

  #name(ticketId: string): string {
    return `${prefix}${this.#owner}.${ticketId}`
  }

  #seal(ticketId: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
    return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(this.#name(ticketId)) }
  }
}

const text = (raw: Uint8Array) => btoa(Array.from(raw, (byte) => String.fromCharCode(byte)).join(''))
const bytes = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
