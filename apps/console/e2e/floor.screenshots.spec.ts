import type { QueueRow } from '@hearline/protocol'
import { busyQueue } from './busy-queues.ts'
import { lookAtFloor } from './lead.ts'
import { manySeats } from './many-seats.ts'
import { inEveryLook } from './picture.ts'
import { expect, test } from './stack.ts'
import { told } from './told.ts'

test.setTimeout(180_000)

test('pictures of a full floor and of what a lead does there, in every look', async ({ page }) => {
  const floor = manySeats(700)
  const asked = { at: new Date(Date.now() - 95_000).toISOString() }
  const put = (n: number, rest: object) =>
    (floor.rows[n] = { ...floor.rows[n], ...rest } as (typeof floor.rows)[number])
  put(243, { hand: { ...asked, words: '来电人情绪激动，请来听一下' } })
  put(247, { breakRequest: { ...asked, minutes: 15, reason: '身体不适' } })
  put(400, { hand: asked })
  put(245, { changedBy: { actor: 'manager', cause: 'lead', reason: '支援英语服务' }, availability: 'busy' })
  await told(page, {
    floor: () => floor.rows,
    queues: (rows) => rows.map((row) => busyQueue(row as QueueRow)),
  })
  await lookAtFloor(page, 'lead021')
  await expect(page.getByLabel('热线此刻')).toContainText('%')
  await page.getByRole('button', { name: /举手/ }).click()
  await expect(page.getByRole('region', { name: '座席' })).toContainText('来电人情绪激动')
  await inEveryLook(page, 'floor')
  await page.keyboard.press('-')
  await inEveryLook(page, 'floor-marks')
  await page.keyboard.press('v')
  await page.keyboard.press('2')
  await page.keyboard.press('=')
  await inEveryLook(page, 'floor-states')
  await page.keyboard.press('f')
  await expect(page.getByRole('dialog')).toBeVisible()
  await inEveryLook(page, 'floor-force')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await inEveryLook(page, 'floor-keys')
})
