/** A stream of numbers that depends on its seed alone. Randomness is always an argument. */
export type Random = {
  /** Uniform in [0, 1), 32 bits. */
  next: () => number
  /** An independent stream named after the purpose, so that one draw more here moves nothing there. */
  fork: (purpose: string) => Random
}

/** xoshiro128** 1.1 (D. Blackman, S. Vigna, 2018): the next 32 bits and the state moved on in place. */
export function xoshiro128(state: Uint32Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = state
  const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
  const x = c ^ a
  const y = d ^ b
  state[0] = a ^ y
  state[1] = b ^ x
  state[2] = x ^ (b << 9)
  state[3] = rotate(y, 11)
  return result
}

/** A stream for any text, e.g. the number in SIM_SEED. */
export function randomFrom(seed: string): Random {
  const state = stateFrom(seed)
  return {
    next: () => xoshiro128(state) / 2 ** 32,
    fork: (purpose) => randomFrom(`${seed}/${purpose}`),
  }
}

const rotate = (x: number, k: number): number => (x << k) | (x >>> (32 - k))

/** FNV-1a over the text, spread over four words by splitmix32's mixer; never all zero in practice. */
function stateFrom(seed: string): Uint32Array {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(seed)) hash = Math.imul(hash ^ byte, 0x01000193)
  return Uint32Array.from({ length: 4 }, () => {
    hash = (hash + 0x9e3779b9) | 0
    let mixed = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  })
}
