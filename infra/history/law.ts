import type { History } from './history.ts'

/** Something the contract promises of every history; a breach is told by the few lines of it that show one. */
export type Law = { readonly law: string; readonly breaches: (history: History) => string[] }
