import { hkdfSync } from 'node:crypto'

/** Master keys of 32 bytes by version, and the version new rows are sealed with. */
export type DataKeys = { readonly current: number; readonly masters: ReadonlyMap<number, Buffer> }

/**
 * Reads `DATA_KEY`: base64 of 32 bytes, or a comma list, newest first, while older rows still need older keys.
 * The last of the list is version 1. Throws with a sentence that shows no key.
 */
export function readDataKeys(text: string): DataKeys {
  const masters = text.split(',').map((part) => Buffer.from(part.trim(), 'base64'))
  if (masters.some((master) => master.length !== 32)) throw new Error('DATA_KEY must be 32 bytes in base64')
  if (masters.some((master) => new Set(master).size < 8)) throw new Error('DATA_KEY must be random')
  const versions = masters.map((master, index) => [masters.length - index, master] as const)
  return { current: masters.length, masters: new Map(versions) }
}

/** A key of its own for each use, so that an index tells nothing about a ciphertext. */
export function derive(master: Buffer, use: 'seal' | 'index'): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'hearline', use, 32))
}
