import { claim, release } from '../embedded/owner.ts'
import { place } from '../embedded/place.ts'
import { serverAccount } from '../embedded/account.ts'
import { putBack } from '../embedded/restore.ts'
import { dataDir, end, folderNamed, inWords } from './folder.ts'

/** `pnpm db:restore FOLDER`: puts a backup in the place of the embedded Postgres of `pnpm start`, which must be stopped. */
const from = folderNamed('Usage: pnpm db:restore FOLDER   (the folder of a backup)')
if (process.env['DATABASE_URL'])
  end(
    'DATABASE_URL names a Postgres of your own: put its backup back with its own tools, such as pg_restore.\n' +
      'Then run pnpm db:restored, before any hub reaches it.',
  )

await inWords(async () => {
  const folder = await place(dataDir, await serverAccount(console.log), console.log)
  await claim(folder)
  try {
    const { note, before } = await putBack(folder, from)
    console.log(`The database is as it was at ${note.at}; every desk starts over on it.`)
    if (before) console.log(`What was there lies in ${before}: delete it when it is not needed any more.`)
  } finally {
    await release(folder)
  }
})
