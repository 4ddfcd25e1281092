import type { CDPSession } from '@playwright/test'
import { writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { Flood } from './flood.ts'
import { manyQueues } from './many-queues.ts'
import { goReady, signIn } from './person.ts'
import { pointerMoves } from './pointer.ts'
import { test } from './stack.ts'

const keyMs = 200
const measuredMs = 10_000
/** What is typed to the input method, and the word it makes of that. */
const text = [
  ['gongdi', '工地'],
  ['yejian', '夜间'],
  ['shigong', '施工'],
  [',', '，'],
  ['zaosheng', '噪声'],
  ['henda', '很大'],
  [',', '，'],
  ['yijing', '已经'],
  ['santian', '三天'],
  [',', '，'],
  ['laoren', '老人'],
  ['wufa', '无法'],
  ['xiuxi', '休息'],
  ['.', '。'],
] as const

type Amount = { what: string; under: string; amount: number; unit: string }
const amounts: Amount[] = []
const note = (what: string, under: string, amount: number, unit: string) => amounts.push({ what, under, amount, unit })

test.setTimeout(120_000)
test.afterAll(async () => {
  await writeFile(process.env['BENCH'] ?? 'test-results/bench.json', JSON.stringify(amounts))
})

test('a standard ticket typed at 5 keys a second', async ({ page, stack }) => {
  const pointed = await pointerMoves(page)
  await signIn(page, 'op0061')
  await goReady(page)
  const devtools = await page.context().newCDPSession(page)
  let keys = 0
  let next = performance.now()
  const inTime = async (press: () => Promise<unknown>) => {
    await pause(Math.max(0, next - performance.now()))
    next = Math.max(performance.now(), next + keyMs)
    keys += 1
    await press()
  }
  const press = (key: string) => inTime(() => page.keyboard.press(key))
  const type = async (letters: string) => {
    for (const letter of letters) await press(letter)
  }

  const call = await stack.telephone.ring('13800006161')
  await page.getByRole('button', { name: '接听' }).and(page.locator(':enabled')).waitFor()
  const begun = performance.now()
  next = begun
  await press('Enter')
  await stack.telephone.until(call, 'connect')
  note('answer to talking', '', performance.now() - begun, 'ms')
  await page.locator('[data-anchor="text"]:focus').waitFor()
  const before = keys
  for (const [typed, word] of text) await write(devtools, inTime, typed, word)
  const ofText = keys - before
  await press('Alt+c')
  await type('sgaq')
  await press('Enter')
  await press('Tab')
  await type('cywj')
  await press('Enter')
  await press('Alt+y')
  await press('3')
  const sent = performance.now()
  await press('Control+2')
  await page
    .getByRole('status')
    .filter({ hasText: /\d{8}-\d{6}/ })
    .waitFor()
  const done = performance.now()
  note(
    'answer to submitted',
    `5 keys/s, ${text.map(([, word]) => word).join('').length} characters`,
    (done - begun) / 1000,
    's',
  )
  note('submit to its receipt', '', done - sent - keyMs, 'ms')
  note('keystrokes', 'all', keys, '')
  note('keystrokes', 'of the text', ofText, '')
  note('pointer moves', '', pointed.length, '')
})

test('60 queues at 30 updates a second against a quiet page', async ({ page }) => {
  const flood = await Flood.over(page, manyQueues(60))
  await signIn(page, 'op0062')
  await page.keyboard.press('Alt+o')
  await page.getByLabel('诉求内容').waitFor()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  const busy = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    const of = (name: string) => 1000 * (metrics.find((one) => one.name === name)?.value ?? NaN)
    return { all: of('TaskDuration'), script: of('ScriptDuration') }
  }
  const during = async (work: () => Promise<void>) => {
    const [before, begun] = [await busy(), performance.now()]
    await work()
    const [after, seconds] = [await busy(), (performance.now() - begun) / 1000]
    return { all: (after.all - before.all) / seconds, script: (after.script - before.script) / seconds }
  }
  await pause(3_000) // dialogs are fetched after the page; they are no part of a quiet one
  const quiet = await during(() => pause(measuredMs))
  const flooded = await during(() => flood.pour(30, measuredMs))
  note('main thread', '60 rows, quiet', quiet.all, 'ms/s')
  note('main thread', '60 rows, 30 updates/s', flooded.all, 'ms/s')
  note('main thread', 'against quiet', flooded.all / quiet.all, '×')
  note('of it script', '60 rows, quiet', quiet.script, 'ms/s')
  note('of it script', '60 rows, 30 updates/s', flooded.script, 'ms/s')
  note('per update', '', (flooded.all - quiet.all) / 30, 'ms')
})

/** As with an input method for pinyin: letters stand underlined until a space makes them the word. */
async function write(
  devtools: CDPSession,
  inTime: (press: () => Promise<unknown>) => Promise<void>,
  typed: string,
  word: string,
): Promise<void> {
  if (typed.length > 1)
    for (let n = 1; n <= typed.length; n += 1)
      await inTime(() =>
        devtools.send('Input.imeSetComposition', { text: typed.slice(0, n), selectionStart: n, selectionEnd: n }),
      )
  await inTime(() => devtools.send('Input.insertText', { text: word }))
}
