import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FolderInUse } from '../embedded/owner.ts'
import { BackupTrouble } from '../embedded/backup.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** Where `start` keeps its Postgres. */
export const dataDir = resolve(root, process.env['DATA_DIR'] || '.data', 'postgres')

/** The one folder named on the command line, from where the person stands; otherwise says how to and ends. */
export function folderNamed(usage: string): string {
  const [folder, more] = process.argv.slice(2)
  if (folder === undefined || more !== undefined || folder.startsWith('-')) return end(usage)
  return resolve(process.env['INIT_CWD'] ?? '.', folder)
}

/** What is the person's to set right is said in words; anything else is a bug. */
export async function inWords(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof BackupTrouble || error instanceof FolderInUse) end(error.message)
    throw error
  }
}

export function end(words: string): never {
  console.error(words)
  process.exit(1)
}
