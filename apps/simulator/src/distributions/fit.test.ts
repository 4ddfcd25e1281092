import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCallLog } from '../arrivals/call-log.ts'
import { exponential } from '../random/draw.ts'
import { randomFrom } from '../random/generator.ts'
import { recordPath } from '../records/record.ts'
import { distance, fitLognormal, fitWeibull, servicesOf, stillWaiting, waitsOf, type Wait } from './fit.ts'
import { drawLognormal, lognormalMean, lognormalUpTo } from './lognormal.ts'
import { patience } from './patience.ts'
import { talk } from './talk.ts'
import { drawWeibull, weibullBeyond, weibullMean } from './weibull.ts'

const draws = (draw: () => number, n = 20_000) => Array.from({ length: n }, draw)

test('a lognormal sample gives back what it was drawn from', () => {
  const random = randomFrom('lognormal')
  const fitted = fitLognormal(draws(() => drawLognormal(random, talk)))
  expect(fitted.mu).toBeCloseTo(talk.mu, 1)
  expect(fitted.sigma).toBeCloseTo(talk.sigma, 1)
})

test('a censored Weibull sample gives back what it was drawn from', () => {
  const random = randomFrom('weibull')
  const waits: Wait[] = draws(() => drawWeibull(random, patience)).map((given) => {
    const answered = exponential(random, 60)
    return { seconds: Math.min(given, answered), gaveUp: given < answered }
  })
  const fitted = fitWeibull(waits)
  expect(Math.abs(fitted.shape - patience.shape)).toBeLessThan(0.04)
  expect(Math.abs(fitted.scale / patience.scale - 1)).toBeLessThan(0.12)
})

test('the mean of a Weibull is that of an exponential when its shape is 1, and that of the log', () => {
  expect(weibullMean({ shape: 1, scale: 340 })).toBeCloseTo(340, 0)
  expect(weibullMean(patience)).toBeCloseTo(405, 0)
})

test('Kaplan-Meier counts only those still waiting', () => {
  const waits = [
    { seconds: 1, gaveUp: true },
    { seconds: 2, gaveUp: false },
    { seconds: 3, gaveUp: true },
    { seconds: 4, gaveUp: true },
  ]
  expect(stillWaiting(waits, 1).map((step) => step.after)).toEqual([0.75, 0.375, 0])
})

const path = recordPath('call-center/calls-1999-02.csv')
describe.skipIf(path === undefined)('constants against the real log (needs the records beside the repository)', () => {
  const read = path === undefined ? undefined : readCallLog(readFileSync(path, 'utf8'))
  const calls = read?.ok === true ? read.calls : []

  test('talk: refit within 1 %, Kolmogorov-Smirnov distance under 0.02', ({ annotate }) => {
    const services = servicesOf(calls)
    const fitted = fitLognormal(services)
    const ks = distance(services, (x) => lognormalUpTo(talk, x))
    void annotate(`talk: ${services.length} services, refit ${JSON.stringify(fitted)}, KS ${ks.toFixed(4)}`)
    expect(Math.abs(fitted.mu / talk.mu - 1)).toBeLessThan(0.01)
    expect(Math.abs(fitted.sigma / talk.sigma - 1)).toBeLessThan(0.01)
    expect(ks).toBeLessThan(0.02)
    expect(lognormalMean(talk)).toBeCloseTo(183, -1)
  })

  test('patience: refit within 1 %, distance to Kaplan-Meier under 0.06', ({ annotate }) => {
    const waits = waitsOf(calls)
    const fitted = fitWeibull(waits)
    const ks = Math.max(
      ...stillWaiting(waits).flatMap(({ seconds, before, after }) => {
        const share = weibullBeyond(patience, seconds)
        return [Math.abs(before - share), Math.abs(after - share)]
      }),
    )
    void annotate(`patience: ${waits.length} waits, refit ${JSON.stringify(fitted)}, KS ${ks.toFixed(4)}`)
    expect(Math.abs(fitted.shape / patience.shape - 1)).toBeLessThan(0.01)
    expect(Math.abs(fitted.scale / patience.scale - 1)).toBeLessThan(0.01)
    expect(ks).toBeLessThan(0.06)
  })
})
