import { pick, type Random } from './mutate.ts'

/** As much of JSON Schema as the protocol's schemas come out as. */
export type Shape = {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly items?: Shape
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly maxLength?: number
}

/** Values that are known to mean something, by the name of the field. */
export type Known = Readonly<Record<string, readonly unknown[]>>

const codes = ['general', '12345', '+8613800001111', '110101', 'zh', 'en', '5', 'A', 'zzz', 'a'.repeat(18)]
const uuids = ['0199b0de-0000-7000-8000-000000000001', '00000000-0000-0000-0000-000000000000']
const instants = [
  '2026-09-30T17:00:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999+14:00',
  '0000-01-01T00:00:00Z',
]
const texts = [
  '路灯不亮',
  'a',
  ' ',
  "'; drop table call; --",
  '\u0000',
  'a\u0000b',
  '\ud800',
  'b\udc00c',
  '👩‍👩‍👧',
  '\u202e',
  '%s%n',
  '${1}',
]
const numbers = [0, 1, 2, 7, 32_767, 32_768, 2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1]

/** A value the schema admits, at its edges as often as in its middle. */
export function admitted(shape: Shape, random: Random, known: Known = {}, name = ''): unknown {
  const meant = known[name]
  if (meant && meant.length > 0 && random() < 0.7) return pick(random, meant)
  if ('const' in shape) return shape.const
  if (shape.enum) return pick(random, shape.enum)
  const either = shape.anyOf ?? shape.oneOf
  if (either) return admitted(pick(random, either), random, known, name)
  switch (shape.type) {
    case 'object':
      return object(shape, random, known)
    case 'array': {
      const { minItems = 0, maxItems = 4, items = {} } = shape
      const count = Math.min(maxItems, minItems + Math.floor(random() * 3))
      return Array.from({ length: count }, () => admitted(items, random, known, name))
    }
    case 'string':
      return string(shape, random)
    case 'integer': {
      const { minimum = -(2 ** 53), maximum = 2 ** 53 } = shape
      return pick(random, [minimum, maximum, ...numbers.filter((one) => one >= minimum && one <= maximum)])
    }
    case 'boolean':
      return random() < 0.5
    case 'null':
      return null
    default:
      return pick(random, texts)
  }
}

function object({ properties = {}, required = [] }: Shape, random: Random, known: Known): object {
  const some = Object.entries(properties).filter(([name]) => required.includes(name) || random() < 0.5)
  return Object.fromEntries(some.map(([name, inner]) => [name, admitted(inner, random, known, name)]))
}

function string({ format, pattern, maxLength }: Shape, random: Random): string {
  if (format === 'uuid') return pick(random, uuids)
  if (format === 'date-time') return pick(random, instants)
  if (pattern === undefined) {
    const longest = maxLength === undefined ? [] : ['长'.repeat(maxLength), '\u0000'.repeat(maxLength)]
    return pick(random, [...texts, ...longest])
  }
  const fits = new RegExp(pattern, 'u')
  const fitting = [...codes, ...texts].filter((one) => fits.test(one))
  if (fitting.length === 0) throw new Error(`no text fits ${pattern}`)
  return pick(random, fitting)
}

type Holder = Record<string | number, unknown>

const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown
const strangers: readonly unknown[] = [
  ...[null, true, '', '\u0000', 'text', -1, 1.5, 2 ** 53, 1e308, [], [null], {}, { length: -1 }, nested(900)],
  'x'.repeat(9_000),
  JSON.parse('{"__proto__":{"isAdmin":true}}'),
  { constructor: { prototype: {} }, toString: null, valueOf: 7, toJSON: 'x', then: 1 },
]

/** The value with one thing wrong: a field of another kind, missing, unknown or huge, or the whole of another kind. */
export function almost(value: unknown, random: Random): unknown {
  const copy = structuredClone(value)
  const places = placesIn(copy)
  if (places.length === 0 || random() < 0.05) return pick(random, strangers)
  const { holder, key } = pick(random, places)
  switch (pick(random, ['stranger', 'stranger', 'stranger', 'missing', 'unknown', 'doubled'])) {
    case 'stranger':
      holder[key] = pick(random, strangers)
      break
    case 'missing':
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a field that is missing is the point
      delete holder[key]
      break
    case 'unknown':
      Object.defineProperty(holder, pick(random, ['__proto__', 'constructor', 'extra', '', '0', 'hasOwnProperty']), {
        value: pick(random, strangers),
        enumerable: true,
        configurable: true,
        writable: true,
      })
      break
    case 'doubled':
      holder[key] = Array.from({ length: 300 }, () => holder[key])
  }
  return copy
}

/** Where something stands in a value, at any depth. */
function placesIn(value: unknown): { holder: Holder; key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Holder
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])])
}
