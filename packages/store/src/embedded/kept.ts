import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { owner, recordedPort } from './owner.ts'
import { movedTo } from './place.ts'

/** `url`: of its database `postgres` while another living process runs it. */
export type Kept = { readonly folder: string; readonly url?: string }

/** The cluster an earlier start made for this folder; undefined when there is none. */
export async function keptCluster(dataDir: string): Promise<Kept | undefined> {
  const folder = (await movedTo(resolve(dataDir))) || resolve(dataDir)
  const data = join(folder, 'cluster')
  if (!(await stat(data).catch(() => undefined))) return undefined
  if (!(await owner(folder))) return { folder }
  const port = await recordedPort(data)
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim()
  return port === undefined ? { folder } : { folder, url: `postgres://hearline:${password}@127.0.0.1:${port}/postgres` }
}
