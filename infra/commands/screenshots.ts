import { copyFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { browser } from './needs.ts'
import { root, tool } from './root.ts'
import { runLoudly } from './runner.ts'

/**
 * `pnpm screenshots [--readme] [spec…]`: every state in every look into apps/console/screenshots, or what some specs show;
 * `--readme` renews the README's pictures of what was made.
 */
const room = 'apps/console'
/** What the README shows: the name there, and the picture it is. */
const shown = [
  ['desk', 'talking-zh-light-1366'],
  ['dark', 'held-en-dark-1366'],
  ['floor', 'floor-marks-zh-light-1366'],
  ['queues', 'queues-storm-en-dark-1366'],
  ['why', 'why-zh-light-1366'],
  ['wallboard', 'wallboard-zh-dark-1-alarm-1920'],
] as const

const begun = Date.now()
const specs = process.argv.slice(2).filter((each) => each !== '--readme')
const chromium = await browser()
const env = { SCREENSHOTS: '1', ...(chromium ? { CHROMIUM: chromium } : {}) }
const made = await runLoudly(tool('playwright', room), ['test', ...specs], env, room)
if (made && process.argv.includes('--readme'))
  for (const [name, picture] of shown) {
    const file = join(root, room, `screenshots/${picture}.png`)
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }))
    if (mtimeMs >= begun) await copyFile(file, join(root, `infra/screenshots/${name}.png`))
  }
process.exitCode = made ? 0 : 1
