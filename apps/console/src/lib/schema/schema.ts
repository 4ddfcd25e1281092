/** What a value is not. `path` leads to the part that is wrong, e.g. `rows.0.state`. */
export class Wrong extends Error {
  readonly path: string
  constructor(path: string) {
    super(`${path || 'it'} has not the agreed form`)
    this.path = path
  }
}

/** Reads a value, without what nobody asked for, or throws `Wrong`. */
export type Read = (value: unknown, path: string) => unknown

/** A schema as a page needs it: it checks and reads, and says no more than where something is wrong. */
export class Schema {
  readonly read: Read
  /** Whether the key may be left out of an object. */
  readonly mayMiss: boolean

  constructor(read: Read, mayMiss = false) {
    this.read = read
    this.mayMiss = mayMiss
  }

  parse(value: unknown): unknown {
    return this.read(value, '')
  }

  safeParse(value: unknown): { success: true; data: unknown } | { success: false; error: Wrong; data?: undefined } {
    try {
      return { success: true, data: this.read(value, '') }
    } catch (error) {
      if (error instanceof Wrong) return { success: false, error }
      throw error
    }
  }

  optional(): Schema {
    return new Schema((value, path) => (value === undefined ? undefined : this.read(value, path)), true)
  }

  nullable(): Schema {
    return new Schema((value, path) => (value === null ? null : this.read(value, path)), this.mayMiss)
  }

  default(usual: unknown): Schema {
    return new Schema((value, path) => (value === undefined ? usual : this.read(value, path)), true)
  }

  /** And only what `holds` is true of. */
  refine(holds: (value: never) => boolean): this {
    return this.then((value, path) => {
      if (!holds(value as never)) throw new Wrong(path)
      return value
    })
  }

  /** And then read by `next`. */
  protected then(next: Read): this {
    const read: Read = (value, path) => next(this.read(value, path), path)
    // As it is in all else: a length or a form may be asked for after this.
    const copy: object = Object.create(Object.getPrototypeOf(this) as object)
    return Object.assign(copy, this, { read })
  }
}

/** Text, numbers and lists, which have a size. */
export class Sized extends Schema {
  min(least: number): this {
    return this.refine((value: string | number | unknown[]) => size(value) >= least)
  }
  max(most: number): this {
    return this.refine((value: string | number | unknown[]) => size(value) <= most)
  }
  int(): this {
    return this.refine((value) => Number.isSafeInteger(value))
  }
  regex(form: RegExp): this {
    return this.refine((value: string) => form.test(value))
  }
  overwrite(change: (value: string) => string): this {
    return this.then((value) => change(value as string))
  }
  trim(): this {
    return this.overwrite((value) => value.trim())
  }
}

const size = (value: string | number | unknown[]) => (typeof value === 'number' ? value : value.length)
