import { careFlags } from '@hearline/domain'
import { careFlag } from '../call/tables.ts'
import type { Db } from '../store.ts'
import type { Vault } from '../vault/vault.ts'
import { insertNew } from './insert.ts'

const REGULARS = 12

/** Who calls the demo again and again: numbers of a series that cannot be called. */
export const regularNumber = (n: number): string => `+86140${String(n).padStart(8, '0')}`

/** Something to know of each regular caller of the demo, of every third two things. */
export async function seedCare(db: Db, vault: Pick<Vault, 'index'>): Promise<void> {
  const flags = Array.from({ length: REGULARS }, (_, n) => {
    const callerIndex = vault.index(regularNumber(n + 1))
    const first = careFlags[n % careFlags.length] ?? careFlags[0]
    const second = n % 3 === 0 && first !== 'frequent-caller' ? (['frequent-caller'] as const) : []
    return [first, ...second].map((flag) => ({ callerIndex, flag }))
  })
  await insertNew(db, careFlag, flags.flat())
}
