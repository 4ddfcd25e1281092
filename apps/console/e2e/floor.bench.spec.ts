import type { Page } from '@playwright/test'
import { writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { Flood } from './flood.ts'
import { manySeats } from './many-seats.ts'
import { lookAtFloor } from './lead.ts'
import { test } from './stack.ts'

const measuredMs = 10_000
const seats = 1_710
const perSecond = 30

type Amount = { what: string; under: string; amount: number; unit: string }
const amounts: Amount[] = []
const note = (what: string, under: string, amount: number, unit: string) => amounts.push({ what, under, amount, unit })

test.setTimeout(240_000)
test.use({ viewport: { width: 1920, height: 1080 } })
test.afterAll(async () => {
  await writeFile(process.env['BENCH'] ?? 'test-results/floor-bench.json', JSON.stringify(amounts))
})

/** Main-thread time in ms per s while something goes on, and the longest task and frame of it in ms. */
async function measure(page: Page, work: () => Promise<void>) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  const busy = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    const of = (name: string) => 1000 * (metrics.find((one) => one.name === name)?.value ?? NaN)
    return { all: of('TaskDuration'), script: of('ScriptDuration'), layout: of('LayoutDuration') }
  }
  await page.evaluate(() => {
    const seen = { frames: 0, task: 0, frame: 0 }
    Object.assign(window, { seen })
    const watch = (type: 'longtask' | 'long-animation-frame', note: (ms: number) => void) =>
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) note(duration)
      }).observe({ type })
    watch('longtask', (ms) => (seen.task = Math.max(seen.task, ms)))
    watch('long-animation-frame', (ms) => {
      seen.frames += 1
      seen.frame = Math.max(seen.frame, ms)
    })
  })
  const [before, begun] = [await busy(), performance.now()]
  await work()
  const [after, seconds] = [await busy(), (performance.now() - begun) / 1000]
  const seen = await page.evaluate(
    () => (window as unknown as { seen: { frames: number; task: number; frame: number } }).seen,
  )
  await devtools.detach()
  const each = (name: keyof typeof after) => (after[name] - before[name]) / seconds
  return { all: each('all'), script: each('script'), layout: each('layout'), ...seen }
}

test('1,710 seats at 30 updates a second against a quiet page', async ({ page, context }) => {
  const blank = await context.newPage()
  await blank.goto('about:blank')
  const idle = await measure(blank, () => pause(measuredMs / 2))
  note('main thread', 'an empty page', idle.all, 'ms/s')
  await blank.close()

  const flood = await Flood.over(page, manySeats(seats))
  await lookAtFloor(page, 'lead021')
  await pause(4_000) // dialogs are fetched after the page; they are no part of a quiet one
  const quiet = await measure(page, () => pause(measuredMs))
  note('main thread', `${seats} seats, no news`, quiet.all, 'ms/s')
  for (const [under, keys] of [
    ['names, by group', []],
    ['marks, by group', ['-']],
    ['all there is, by group', ['=', '=']],
    ['all there is, by state, longest first', ['v', '2', '=']],
  ] as const) {
    await page.getByRole('listbox').focus()
    for (const key of keys) {
      await page.keyboard.press(key)
      await pause(300)
    }
    await pause(1_000)
    const flooded = await measure(page, () => flood.pour(perSecond, measuredMs))
    note('main thread', `${perSecond} updates/s, ${under}`, flooded.all, 'ms/s')
    note('of it script', under, flooded.script, 'ms/s')
    note('of it layout', under, flooded.layout, 'ms/s')
    note('longest task', under, flooded.task, 'ms (0: none over 50)')
    note('longest frame', under, flooded.frame, 'ms (0: none over 50)')
    if (keys.length === 0) note('against no news', under, flooded.all / quiet.all, '×')
  }
})
