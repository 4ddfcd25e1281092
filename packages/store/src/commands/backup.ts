import { takeBackup } from '../embedded/backup.ts'
import { startCluster } from '../embedded/cluster.ts'
import { keptCluster } from '../embedded/kept.ts'
import { dataDir, end, folderNamed, inWords } from './folder.ts'

/** `pnpm db:backup FOLDER`: copies the embedded Postgres of `pnpm start`, running or not, into a new folder. */
const into = folderNamed('Usage: pnpm db:backup FOLDER   (a new folder, for the copy)')
if (process.env['DATABASE_URL'])
  end(
    'DATABASE_URL names a Postgres of your own: back it up with its own tools, such as pg_basebackup or pg_dump.\n' +
      'When you have put a backup back there, run pnpm db:restored before any hub reaches it.',
  )

await inWords(async () => {
  const kept = await keptCluster(dataDir)
  if (!kept) end(`${dataDir} holds no database yet: pnpm start makes it. DATA_DIR names another data folder.`)
  const { at } = kept.url === undefined ? await ofStopped() : await takeBackup(kept.folder, kept.url, into)
  console.log(`${into} holds the database as it was at ${at}; it was started once to be sure of it.`)
  console.log(
    'Keep secrets.json of the data folder elsewhere: without its DATA_KEY no name or number can be read again.',
  )
})

async function ofStopped() {
  const cluster = await startCluster({ dataDir, say: console.log })
  try {
    return await takeBackup(cluster.folder, cluster.url('postgres'), into)
  } finally {
    await cluster.stop()
  }
}
