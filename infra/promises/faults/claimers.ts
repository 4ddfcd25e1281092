import { lostCommands } from '../../stand/acknowledged.ts'
import { startClaimer } from '../../stand/claimer.ts'
import { openClaims } from '../../stand/claims.ts'
import { randomFrom } from '../../stand/random.ts'
import { brokenLaws } from '../../stand/recount.ts'
import { startSampler } from '../../stand/sampler.ts'
import { strike } from '../../stand/strike.ts'
import { openTestimony } from '../../stand/testimony.ts'
import { until } from '../../stand/until.ts'
import type { FaultPromise } from './promise.ts'

const sizes = {
  short: { claimers: 3, operators: 40, calls: 60, waiting: 30, speed: 5, strikeMs: 2_000, withinMs: 60_000 },
  full: { claimers: 16, operators: 400, calls: 5_000, waiting: 60, speed: 5, strikeMs: 1_500, withinMs: 2_400_000 },
}

export const claimers: FaultPromise = {
  name: 'claimers',
  promise:
    'hub-side claimers killed and paused at random: at every instant at most one open offer a call and one engagement an operator; every call one terminal state',
  once: true,
  async run({ stand, full, seed }) {
    const size = full ? sizes.full : sizes.short
    const random = randomFrom(seed)
    await using open = new AsyncDisposableStack()
    const claims = open.adopt(await openClaims(stand, size.operators), (one) => one.close())
    const { sql } = claims
    const witness = openTestimony()
    const begun = performance.now()
    const all = Array.from({ length: size.claimers }, (_, index) =>
      startClaimer(
        {
          ...{ DATABASE_URL: claims.url, HUB_ID: claims.hubId, SPEED: String(size.speed) },
          ...{ INDEX: String(index), OF: String(size.claimers), WAITING: String(size.waiting) },
          SHARE: String(Math.floor((size.calls + index) / size.claimers)),
        },
        witness.hear,
      ),
    )
    open.defer(() => Promise.all(all.map((one) => one.kill())).then(() => undefined))
    const sampler = startSampler(sql, full ? 50 : 20)
    const calm = new AbortController()
    const struck = strike(all, { sql, random, everyMs: size.strikeMs, signal: calm.signal })
    const isOver = async () => {
      if (witness.errors.length > 0) return true
      const [row] = await sql`
        select count(*)::int as all, count(*) filter (where state in ('closed', 'abandoned'))::int as over from call`
      return row?.['all'] === size.calls && row['over'] === size.calls
    }
    const late = await until(isOver, size.withinMs, 'the end of all calls').then(
      () => [],
      (error: unknown) => [String(error)],
    )
    const took = performance.now() - begun
    calm.abort()
    const met = await struck
    const isAtRest = async () => (await sql`select 1 from engagement where state <> 'ended' limit 1`).length === 0
    await until(isAtRest, 30_000, 'an end of all wrap-up').catch(() => undefined)
    const samples = await sampler.stop()
    await Promise.all(all.map((one) => one.kill()))

    const laws = Object.entries(await brokenLaws(sql)).map(([law, found]) => `${law}: ${JSON.stringify(found[0])}`)
    const lost = await lostCommands(sql, { operators: witness.operators() })
    const [row] = await sql`
      select count(*)::int as offers, count(answered_at)::int as answers, count(distinct call_id)::int as calls from engagement`
    const figure = [
      `${size.claimers} claimers, ${size.operators} operators, ${size.calls} calls over in ${(took / 1000).toFixed(0)} s`,
      `${met.kill} killed, ${met.pause} paused, lease stolen ${met.steal} times`,
      `${String(row?.['offers'])} offers made and ${witness.refused()} refused, ${String(row?.['answers'])} answered`,
      `${samples.count} instants seen (${samples.gap.toFixed()} ms apart at most), ${samples.wrong.length} wrong`,
      `${witness.answered()} commands acknowledged, ${lost.length} lost`,
      `${witness.again.length} calls ended twice`,
    ]
    const wrong = [
      ...late,
      ...samples.wrong,
      ...laws,
      ...lost.map((one) => JSON.stringify(one)),
      ...witness.again,
      ...witness.errors,
    ]
    const isTried = Object.values(met).every((times) => times > 0) && witness.refused() > 0
    return { figure: [...figure, ...wrong.slice(0, 5)].join('; '), held: isTried && wrong.length === 0 }
  },
}
