import type { Page } from '@playwright/test'
import { goReady, signIn } from './person.ts'
import { expect, test } from './stack.ts'

/** Hears along with the loudspeaker from now on. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard = { loudest: 0 }
    Object.assign(globalThis, { heard })
    const ears = new WeakMap<BaseAudioContext, AnalyserNode>()
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called on its node below
    const connect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode) => AudioNode
    const earOf = (context: BaseAudioContext) => {
      const known = ears.get(context)
      if (known) return known
      const ear = new AnalyserNode(context)
      const samples = new Float32Array(ear.fftSize)
      setInterval(() => {
        ear.getFloatTimeDomainData(samples)
        heard.loudest = Math.max(heard.loudest, ...samples.map(Math.abs))
      }, 20)
      ears.set(context, ear)
      return ear
    }
    AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode) {
      if (to instanceof AudioDestinationNode) connect.call(this, earOf(this.context))
      return connect.call(this, to)
    } as typeof AudioNode.prototype.connect
  })
}
type Heard = { heard: { loudest: number } }
const loudest = (page: Page) => page.evaluate(() => (globalThis as unknown as Heard).heard.loudest)
/** Waits until what sounded has died away, and forgets it. */
const hush = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const { heard } = globalThis as unknown as Heard
        const { loudest } = heard
        heard.loudest = 0
        return loudest
      }),
    )
    .toBe(0)

test('an offer sounds as loud as was chosen and tried, and not at all when silent', async ({ page, stack }) => {
  await listen(page)
  await signIn(page, 'op0066')
  const volume = page.getByRole('radiogroup', { name: '铃声音量' })
  const hear = () => page.getByRole('button', { name: '试听铃声' })
  await page.keyboard.press('Control+Comma')
  await volume.getByRole('radio', { name: '100 %' }).click()
  expect(await loudest(page)).toBe(0)
  await hear().click()
  await expect.poll(() => loudest(page)).toBeGreaterThan(0.1)
  await volume.getByRole('radio', { name: '25 %' }).click()
  await page.keyboard.press('Escape')
  await expect(volume).toBeHidden()

  await goReady(page)
  await hush(page)
  const call = await stack.telephone.ring('13800006601')
  await expect(page.getByRole('button', { name: '接听' })).toBeEnabled()
  await expect.poll(() => loudest(page)).toBeGreaterThan(0.02)
  expect(await loudest(page)).toBeLessThan(0.06)
  await page.keyboard.press('Control+Comma')
  await volume.getByRole('radio', { name: '静音' }).click()
  await expect(hear()).toBeDisabled()
  await page.keyboard.press('Escape')
  await hush(page)
  // two strokes of the ring later
  await expect(page.getByRole('button', { name: '接听' })).toContainText(/[3-5] 秒/)
  expect(await loudest(page)).toBeLessThan(0.01)

  // turned down with a reason, and never rung here again by itself
  await expect(page.locator('link[rel="icon"]')).toHaveAttribute('href', /icon-ringing/)
  await page.keyboard.press('Alt+d')
  await expect(page.getByRole('menuitem', { name: '耳机或声音故障' })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByRole('button', { name: '接听' })).toBeHidden()
  await expect(page.locator('link[rel="icon"]')).not.toHaveAttribute('href', /icon-ringing/)
  await expect(page.getByRole('button', { name: '选择状态' })).not.toContainText('示闲')
  await stack.telephone.hangUp(call)
})
