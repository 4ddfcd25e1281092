import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { benches } from '../benches/all.ts'
import { table, type Figure } from '../benches/figure.ts'
import { seconds } from './progress.ts'

/** `pnpm bench [name] [--full] [--operators N] [--rounds N] [--json FILE]`: how fast, as a table; it asserts nothing. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean', default: false },
    operators: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'string' },
  },
})
const unknown = positionals.filter((name) => !benches.some((one) => one.name === name))
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are ${benches.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
process.once('SIGINT', () => process.exit(130)) // whose last wills end what was started

const operators = Number(values.operators ?? 1_000)
const rounds = Number(values.rounds ?? (values.full ? 1_000 : 200))
const measured: Record<string, Figure[]> = {}
for (const { name, about, run } of benches) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  const begun = performance.now()
  console.log(`${name}: ${about}; ${operators} operators signed in\n`)
  measured[name] = await run({ operators, rounds })
  console.log(`${table(measured[name])}\n\n${seconds(performance.now() - begun)}`)
}
if (values.json !== undefined)
  await writeFile(values.json, `${JSON.stringify({ operators, rounds, measured }, undefined, 2)}\n`)
process.exit(0)
