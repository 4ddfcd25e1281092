import { Schema, Sized, Wrong, type Read } from './schema.ts'

/**
 * The builders of zod that the protocol uses, in a fiftieth of its size: a page reads what its own hub sends and says
 * only whether it has the agreed form. `zod.test.ts` holds both against each other, schema by schema.
 */
const just = (is: (value: unknown) => boolean): Read => {
  return (value, path) => {
    if (!is(value)) throw new Wrong(path)
    return value
  }
}

export const unknown = () => new Schema((value) => value, true)
export const boolean = () => new Schema(just((value) => typeof value === 'boolean'))
export const string = () => new Sized(just((value) => typeof value === 'string'))
export const number = () => new Sized(just((value) => Number.isFinite(value)))
export const int = () => number().int()
export const coerce = { number: () => new Sized((value, path) => number().read(Number(value), path)) }

const uuidForm =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|0{8}-0{4}-0{4}-0{4}-0{12}|f{8}-f{4}-f{4}-f{4}-f{12})$/i
export const uuid = () => string().regex(uuidForm)

const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/
export const iso = {
  datetime: () =>
    string()
      .regex(instantForm)
      .refine((value: string) => !Number.isNaN(Date.parse(value))),
}

export const literal = (values: unknown) => new Schema(just((value) => [values].flat().includes(value)))
const oneOf = (values: readonly string[]) => new Schema(just((value) => values.includes(value as string)))
export { oneOf as enum }

export const array = (part: Schema) =>
  new Sized((value, path) => {
    if (!Array.isArray(value)) throw new Wrong(path)
    return value.map((each, n) => part.read(each, `${path}${path && '.'}${n}`))
  })

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const record = (names: Schema, part: Schema) =>
  new Schema((value, path) => {
    if (!isObject(value)) throw new Wrong(path)
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => {
        const at = `${path}${path && '.'}${name}`
        return [names.read(name, at), part.read(each, at)]
      }),
    )
  })

type Shape = Record<string, Schema>

class Fields extends Schema {
  readonly shape: Shape
  constructor(shape: Shape, further: 'dropped' | 'kept' | 'refused' = 'dropped') {
    const names = Object.keys(shape)
    super((value, path) => {
      if (!isObject(value)) throw new Wrong(path)
      if (further === 'refused' && Object.keys(value).some((name) => !names.includes(name))) throw new Wrong(path)
      const read: Record<string, unknown> = further === 'kept' ? { ...value } : {}
      for (const name of names) {
        const field = shape[name]
        if (!field || (!(name in value) && field.mayMiss && field.read(undefined, name) === undefined)) continue
        if (!(name in value) && !field.mayMiss) throw new Wrong(`${path}${path && '.'}${name}`)
        read[name] = field.read(value[name], `${path}${path && '.'}${name}`)
      }
      return read
    })
    this.shape = shape
  }

  extend(more: Shape): Fields {
    return new Fields({ ...this.shape, ...more })
  }

  partial(): Fields {
    return new Fields(Object.fromEntries(Object.entries(this.shape).map(([name, field]) => [name, field.optional()])))
  }
}

export const object = (shape: Shape) => new Fields(shape)
export const looseObject = (shape: Shape) => new Fields(shape, 'kept')
export const strictObject = (shape: Shape) => new Fields(shape, 'refused')

export const union = (members: readonly Schema[]) =>
  new Schema((value, path) => {
    for (const member of members) {
      const found = member.safeParse(value)
      if (found.success) return found.data
    }
    throw new Wrong(path)
  })

export const discriminatedUnion = (name: string, members: readonly (Schema & { shape?: Shape })[]) =>
  new Schema((value, path) => {
    if (!isObject(value)) throw new Wrong(path)
    const member = members.find((each) => each.shape?.[name]?.safeParse(value[name]).success)
    if (!member) throw new Wrong(path)
    return member.read(value, path)
  })

export const preprocess = (before: (value: unknown) => unknown, schema: Schema) =>
  new Schema((value, path) => schema.read(before(value), path), schema.mayMiss)
