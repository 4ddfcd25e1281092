import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { benches } from '../benches/all.ts'
import { list, type Amount } from '../benches/amount.ts'
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
const measured: Record<string, (Figure | Amount)[]> = {}
for (const { name, about, run } of benches) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  const begun = performance.now()
  console.log(`${name}: ${about}\n`)
  const lines = await run({ operators, rounds })
  measured[name] = lines
  const figures = lines.filter((line) => 'p50' in line)
  const amounts = lines.filter((line) => 'amount' in line)
  if (figures.length > 0) console.log(`${table(figures)}\n\n${operators} operators signed in\n`)
  if (amounts.length > 0) console.log(`${list(amounts)}\n`)
  console.log(seconds(performance.now() - begun))
}
if (values.json !== undefined)
  await writeFile(values.json, `${JSON.stringify({ operators, rounds, measured }, undefined, 2)}\n`)
process.exit(0)
