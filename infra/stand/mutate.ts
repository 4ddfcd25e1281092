/** Numbers from 0 to below 1, from a seed. */
export type Random = () => number

export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!

const whole = (random: Random, below: number) => Math.floor(random() * below)

/** What breaks readers: numbers beyond measure, names every object has, characters that are none, endless nesting. */
const tricks: readonly (string | Buffer)[] = [
  '1e999',
  '-1e999',
  '99999999999999999999999999',
  '-0',
  '0.1e-999',
  '"__proto__"',
  '"constructor"',
  '{"__proto__":{"ok":true}}',
  '\\u0000',
  '\\ud800',
  '\u202e',
  '\u0000',
  'null',
  '[',
  ']',
  '{',
  '}',
  '"',
  '\\',
  ',',
  '/admin,',
  '451-["watch",{"_placeholder":true,"num":0}]',
  '{"_placeholder":true,"num":-1}',
  '\r\n\r\n',
  '['.repeat(3_000),
  '{"a":'.repeat(2_000),
  '9'.repeat(5_000),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0xc0, 0x80]),
  Buffer.from([0x00]),
]

const changes: readonly ((bytes: Buffer, at: number, random: Random) => Buffer)[] = [
  function flip(bytes, at, random) {
    const copy = Buffer.from(bytes)
    if (copy.length > 0) copy[at]! ^= 1 << whole(random, 8)
    return copy
  },
  function overwrite(bytes, at, random) {
    const copy = Buffer.from(bytes)
    if (copy.length > 0) copy[at] = whole(random, 256)
    return copy
  },
  (bytes, at) => bytes.subarray(0, at),
  (bytes, at) => bytes.subarray(at),
  (bytes, at, random) => without(bytes, at, at + 1 + whole(random, 8)),
  (bytes, at) => Buffer.concat([bytes, bytes.subarray(at)]),
  (bytes, at, random) => {
    const end = at + 1 + whole(random, 16)
    return insert(bytes, end, bytes.subarray(at, end))
  },
  (bytes, at, random) => insert(bytes, at, Buffer.from(pick(random, tricks))),
  (bytes, at, random) => insert(bytes, at, Buffer.from(pick(random, tricks))),
]

/** The same bytes with one to three things wrong with them; the same random numbers, the same wrongs. */
export function mutate(bytes: Buffer, random: Random): Buffer {
  let mutated = bytes
  for (let left = 1 + whole(random, 3); left > 0; left -= 1)
    mutated = pick(random, changes)(mutated, whole(random, mutated.length), random)
  return mutated
}

const without = (bytes: Buffer, from: number, to: number) =>
  Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
const insert = (bytes: Buffer, at: number, more: Buffer) =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)])
