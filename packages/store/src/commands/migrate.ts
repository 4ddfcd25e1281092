import { migrate } from '../migrate.ts'

const url = process.env['DATABASE_URL']
if (!url) {
  console.error('DATABASE_URL is not set: name the database to migrate, such as postgres://user@127.0.0.1/hearline')
  process.exit(1)
}
await migrate(url)
console.log('The database is up to date.')
