import { v5 } from 'uuid'

const HEARLINE = 'b6f1d2a0-7c1e-4e0b-9a43-51f0c7d8e912'

/** The same name has the same id on every seeding. */
export const seededId = (kind: 'person' | 'operator' | 'account' | 'snippet', name: string): string =>
  v5(`${kind}/${name}`, HEARLINE)
