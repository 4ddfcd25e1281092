import { faultPromises } from '../promises/faults/all.ts'
import type { Outcome } from '../promises/faults/promise.ts'
import { openStand } from '../stand/stand.ts'
import { seconds } from './progress.ts'

/** `pnpm prove [--full] [name]`: what holds under faults, as a table of promise, figure and result; 1 when one is broken. */
const full = process.argv.includes('--full')
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const unknown = wanted.filter((name) => !faultPromises.some((one) => one.name === name))
if (unknown.length > 0) {
  console.error(`no promise ${unknown.join(', ')}; there are ${faultPromises.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
const chosen = faultPromises.filter(({ name, long }) => (wanted.length === 0 ? full || !long : wanted.includes(name)))
const later = faultPromises.filter(({ long }) => wanted.length === 0 && !full && long)
process.once('SIGINT', () => process.exit(130)) // whose last wills end what was started

const began = performance.now()
const stand = await openStand({ hubs: 2, redis: true })
console.log(`two hubs, a Postgres and a Redis stand after ${seconds(performance.now() - began)}\n`)
let broken = 0
try {
  for (const { name, promise, run } of chosen) {
    const begun = performance.now()
    const { figure, held } = await run({ stand, full }).catch((error: unknown): Outcome => ({
      figure: error instanceof Error ? error.message : String(error),
      held: false,
    }))
    if (!held) broken += 1
    console.log(`${held ? 'held  ' : 'BROKEN'}  ${name}  (${seconds(performance.now() - begun)})`)
    console.log(`        promise  ${promise}`)
    console.log(`        figure   ${figure}\n`)
  }
} finally {
  await stand.close()
}
if (later.length > 0) console.log(`not tried without --full or its name: ${later.map(({ name }) => name).join(', ')}`)
console.log(`promises: ${chosen.length - broken} held, ${broken} broken, in ${seconds(performance.now() - began)}`)
process.exitCode = broken === 0 ? 0 : 1
