import { countSnippets, dropSnippet, snippetOwner, writeSnippet } from '@hearline/store'
import type { Handler } from './handler.ts'
import { notFound, nothing } from './refuse.ts'

/** More than anybody can remember. */
const MOST = 100

/** Keeps a piece of text for its author, new or changed. */
export const saveSnippet: Handler<'save-snippet'> = async ({ tx, actor }, { id, name, text }) => {
  const owner = await snippetOwner(tx.db, id)
  if (owner === undefined && (await countSnippets(tx.db, actor.personId)) >= MOST)
    return { ok: false, error: 'too-many' }
  const isKept = await writeSnippet(tx, { id, owner: actor.personId, name, text })
  return isKept ? nothing : { ok: false, error: 'not-your-snippet' }
}

export const deleteSnippet: Handler<'delete-snippet'> = async ({ tx, actor }, { id }) => {
  const owner = await snippetOwner(tx.db, id)
  if (owner === undefined) return notFound
  if (owner !== actor.personId) return { ok: false, error: 'not-your-snippet' }
  await dropSnippet(tx, { id, owner })
  return nothing
}
