import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The hub's keys by the name of their environment variable. */
export type Secrets = { AUTH_SECRET: string; DATA_KEY: string; CTI_KEY: string }

const makers: { [Name in keyof Secrets]: () => string } = {
  AUTH_SECRET: () => randomBytes(32).toString('base64url'),
  DATA_KEY: () => randomBytes(32).toString('base64'), // the one form the hub decodes
  CTI_KEY: () => randomBytes(32).toString('base64url'),
}

/**
 * The secrets of a data folder: made at the first start, kept in `secrets.json` (0600) because what DATA_KEY has encrypted
 * can be read with nothing else. A variable that is set wins and is not written down.
 */
export async function keptSecrets(dataDir: string, env: NodeJS.ProcessEnv): Promise<Secrets> {
  const file = join(dataDir, 'secrets.json')
  const kept = await read(file)
  const made = { AUTH_SECRET: makers.AUTH_SECRET(), DATA_KEY: makers.DATA_KEY(), CTI_KEY: makers.CTI_KEY(), ...kept }
  if (Object.keys(makers).some((name) => !(name in kept))) {
    await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  }
  return {
    AUTH_SECRET: env['AUTH_SECRET'] || made.AUTH_SECRET,
    DATA_KEY: env['DATA_KEY'] || made.DATA_KEY,
    CTI_KEY: env['CTI_KEY'] || made.CTI_KEY,
  }
}

async function read(file: string): Promise<Partial<Secrets>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '{}'
    throw error
  })
  try {
    return JSON.parse(text) as Partial<Secrets>
  } catch (cause) {
    // new keys would make the encrypted data unreadable for ever
    throw new Error(`${file} is damaged: restore it, or delete the folder to start afresh`, { cause })
  }
}
