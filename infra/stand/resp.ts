/** Cuts a stream into whole units; what is not complete yet waits for more. */
export type Splitter = (chunk: Buffer) => Buffer[]

/** Units of a stream nobody understands: what came together. */
export const chunks = (): Splitter => (chunk) => [chunk]

/** Units of what a Redis server says: one reply or one push each. */
export function replies(): Splitter {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const units: Buffer[] = []
    for (let end = endOf(rest, 0); end !== undefined; end = endOf(rest, 0)) {
      units.push(rest.subarray(0, end))
      rest = rest.subarray(end)
    }
    return units
  }
}

/** Commands and their replies are paired by order: only news may be lost, doubled or moved. Both versions of RESP. */
export const isNews = (unit: Buffer): boolean => /^[*>]3\r\n\$7\r\nmessage\r\n/.test(unit.toString('latin1', 0, 20))

/** Where the value that begins at `from` ends; undefined while it is not all there. */
function endOf(bytes: Buffer, from: number): number | undefined {
  const line = bytes.indexOf('\r\n', from)
  if (line < 0) return undefined
  const length = Number(bytes.toString('latin1', from + 1, line))
  const next = line + 2
  switch (String.fromCharCode(bytes[from] ?? 0)) {
    case '$':
    case '!':
    case '=':
      return length < 0 ? next : ifThere(bytes, next + length + 2)
    case '*':
    case '~':
    case '>':
      return after(bytes, next, length)
    case '%':
      return after(bytes, next, 2 * length)
    case '|':
      return after(bytes, next, 2 * length + 1)
    default:
      return next
  }
}

const ifThere = (bytes: Buffer, end: number) => (end <= bytes.length ? end : undefined)

function after(bytes: Buffer, from: number, values: number): number | undefined {
  let end: number | undefined = from
  for (let n = 0; n < values && end !== undefined; n += 1) end = endOf(bytes, end)
  return end
}
