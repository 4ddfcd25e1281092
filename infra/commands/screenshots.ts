import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { browser } from './needs.ts'
import { root, tool } from './root.ts'
import { runLoudly } from './runner.ts'

/** `pnpm screenshots [--readme]`: every state in every look into apps/console/screenshots; `--readme` renews the README's. */
const room = 'apps/console'
/** What the README shows: the name there, and the picture it is. */
const shown = [
  ['desk', 'talking-zh-light-1366'],
  ['dark', 'held-en-dark-1366'],
] as const

const chromium = await browser()
const env = { SCREENSHOTS: '1', ...(chromium ? { CHROMIUM: chromium } : {}) }
const made = await runLoudly(tool('playwright', room), ['test'], env, room)
if (made && process.argv.includes('--readme'))
  for (const [name, picture] of shown)
    await copyFile(join(root, room, `screenshots/${picture}.png`), join(root, `infra/screenshots/${name}.png`))
process.exitCode = made ? 0 : 1
