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
  refine(holds: (value: never) => boolean): Schema {
    return new Schema(this.reading(holds), this.mayMiss)
  }

  protected reading(holds: (value: never) => boolean): Read {
    return (value, path) => {
      const read = this.read(value, path)
      if (!holds(read as never)) throw new Wrong(path)
      return read
    }
  }
}

/** Text, numbers and lists, which have a size. */
export class Sized extends Schema {
  override refine(holds: (value: never) => boolean): Sized {
    return new Sized(this.reading(holds), this.mayMiss)
  }
  min(least: number): Sized {
    return this.refine((value: string | number | unknown[]) => size(value) >= least)
  }
  max(most: number): Sized {
    return this.refine((value: string | number | unknown[]) => size(value) <= most)
  }
  int(): Sized {
    return this.refine((value) => Number.isSafeInteger(value))
  }
  regex(form: RegExp): Sized {
    return this.refine((value: string) => form.test(value))
  }
  overwrite(change: (value: string) => string): Sized {
    return new Sized((value, path) => change(this.read(value, path) as string), this.mayMiss)
  }
  trim(): Sized {
    return this.overwrite((value) => value.trim())
  }
}

const size = (value: string | number | unknown[]) => (typeof value === 'number' ? value : value.length)
