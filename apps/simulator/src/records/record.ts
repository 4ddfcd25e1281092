import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Real records kept beside the repository, or where HEARLINE_DATA says; every one of them may be absent. */
const beside = join(import.meta.dirname, '../../../../../shared/data')

/** Path of one record, e.g. `call-center/calls-1999-02.csv`, or undefined where it is not kept. */
export function recordPath(name: string, folder = process.env['HEARLINE_DATA']): string | undefined {
  const path = join(folder === undefined || folder === '' ? beside : folder, name)
  return existsSync(path) ? path : undefined
}
