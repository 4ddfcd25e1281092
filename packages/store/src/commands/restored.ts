import { beginHistory } from '../hub/restored.ts'

/** `pnpm db:restored`: tells a Postgres of one's own that it was put back from a backup, before any hub reaches it. */
const url = process.env['DATABASE_URL']
if (!url) {
  console.error('DATABASE_URL is not set: name the database that was put back (pnpm db:restore does this by itself)')
  process.exit(1)
}
if (!(await beginHistory(url))) {
  console.error('This database holds no Hearline: run pnpm db:migrate')
  process.exit(1)
}
console.log('Every desk starts over on what was put back.')
