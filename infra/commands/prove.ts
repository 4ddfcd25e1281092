import { parseArgs } from 'node:util'
import { faultPromises } from '../promises/faults/all.ts'
import type { FaultPromise, Outcome } from '../promises/faults/promise.ts'
import { openStand } from '../stand/stand.ts'
import { seconds } from './progress.ts'

/**
 * `pnpm prove [--full] [--hubs 2|3] [--seed N] [name…]`: what holds under faults, as a table of promise, figure, result
 * and hubs; 1 when one is broken. `--full` tries everything on two and on three hubs.
 */
const { values: asked, positionals: wanted } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== '--'),
  options: { full: { type: 'boolean', default: false }, hubs: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
})
const { full } = asked
const unknown = wanted.filter((name) => !faultPromises.some((one) => one.name === name))
if (unknown.length > 0) {
  console.error(`no promise ${unknown.join(', ')}; there are ${faultPromises.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
const chosen = faultPromises.filter(({ name, long }) => (wanted.length === 0 ? full || !long : wanted.includes(name)))
const later = faultPromises.filter(({ long }) => wanted.length === 0 && !full && long)
const seed = Number(asked.seed ?? (full ? Math.floor(Math.random() * 1e6) : 1))

/** On how many hubs a promise is tried. */
function sizesOf({ hubs, once }: FaultPromise): number[] {
  if (asked.hubs !== undefined) return [Number(asked.hubs)]
  return full && !once ? [2, 3] : [hubs ?? 2]
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130)) // whose last wills end what was started

const began = performance.now()
const stand = await openStand({ hubs: Number(asked.hubs ?? 2), redis: true })
console.log(`a Postgres, a Redis and hubs stand after ${seconds(performance.now() - began)}; --seed ${seed}\n`)
const table: string[] = []
let broken = 0
try {
  for (const size of [2, 3])
    for (const promise of chosen.filter((one) => sizesOf(one).includes(size))) {
      while (stand.hubs.length < size) await stand.grow()
      table.push(await prove(promise, size))
    }
} finally {
  await stand.close()
}

async function prove({ name, promise, run }: FaultPromise, size: number): Promise<string> {
  const begun = performance.now()
  const { figure, held } = await run({ stand, full, seed }).catch((error: unknown): Outcome => ({
    figure: error instanceof Error ? error.message : String(error),
    held: false,
  }))
  if (!held) broken += 1
  const result = held ? 'held  ' : 'BROKEN'
  console.log(`${result}  ${name} on ${size} hubs  (${seconds(performance.now() - begun)})`)
  console.log(`        promise  ${promise}`)
  console.log(`        figure   ${figure.replaceAll('\n', '\n                 ')}\n`)
  return `${result}  ${size} hubs  ${name}`
}

console.log(table.join('\n'))
if (later.length > 0) console.log(`not tried without --full or its name: ${later.map(({ name }) => name).join(', ')}`)
console.log(`promises: ${table.length - broken} held, ${broken} broken, in ${seconds(performance.now() - began)}`)
// a broken promise may have left something open
process.exit(broken === 0 ? 0 : 1)
