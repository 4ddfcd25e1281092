import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { derive, type DataKeys } from './keys.ts'
import { e164, maskNumber } from './number.ts'

export { readDataKeys, type DataKeys } from './keys.ts'

/** Ciphertext (nonce of 12 bytes, tag of 16, then the text) and the version of its key. */
export type Sealed = { readonly sealed: Buffer; readonly key: number }

export type Vault = {
  seal(text: string): Sealed
  /** Throws when the bytes were changed or the key is missing. */
  open(sealed: Buffer, key: number): string
  /** Blind index of a telephone number in any usual spelling: equal numbers, equal bytes. */
  index(number: string): Buffer
  /** `138****5678`. */
  mask(number: string): string
}

const NONCE = 12
const TAG = 16

/** AES-256-GCM; the blind index is HMAC-SHA-256 over E.164 under a key that never changes with the current one. */
export function openVault({ current, masters }: DataKeys): Vault {
  const seals = new Map([...masters].map(([version, master]) => [version, derive(master, 'seal')]))
  const key = (version: number): Buffer => {
    const found = seals.get(version)
    if (!found) throw new Error(`DATA_KEY holds no key of version ${version}`)
    return found
  }
  // the oldest one: rows indexed before a key change must still be found
  const oldest = masters.get(Math.min(...masters.keys()))
  if (!oldest) throw new Error('DATA_KEY is empty')
  const indexKey = derive(oldest, 'index')
  return {
    seal(text) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key(current), nonce, { authTagLength: TAG })
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]), key: current }
    },
    open(sealed, version) {
      const decipher = createDecipheriv('aes-256-gcm', key(version), sealed.subarray(0, NONCE), { authTagLength: TAG })
      decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
      return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
    },
    index: (number) => createHmac('sha256', indexKey).update(e164(number)).digest(),
    mask: maskNumber,
  }
}
