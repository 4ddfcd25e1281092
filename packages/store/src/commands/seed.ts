import { parseArgs } from 'node:util'
import { seed, seedProfiles, type SeedProfile } from '../seed/seed.ts'
import { readDataKeys } from '../vault/keys.ts'

const { values } = parseArgs({ options: { profile: { type: 'string', default: 'reference' } } })
const url = process.env['DATABASE_URL']
if (!url) {
  console.error('DATABASE_URL is not set: name the database to seed, such as postgres://user@127.0.0.1/hearline')
  process.exit(1)
}
if (!isProfile(values.profile)) {
  console.error(`--profile must be ${seedProfiles.join(' or ')}`)
  process.exit(1)
}
const key = process.env['DATA_KEY']
await seed(url, { profile: values.profile, ...(key ? { dataKeys: readDataKeys(key) } : {}) })
console.log(`The database holds the ${values.profile} profile.`)

function isProfile(text: string): text is SeedProfile {
  return seedProfiles.includes(text as SeedProfile)
}
