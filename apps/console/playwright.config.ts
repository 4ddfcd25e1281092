import { defineConfig } from '@playwright/test'

const browser = process.env['CHROMIUM'] ?? process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

const aside = { SCREENSHOTS: '**/*screenshots.spec.ts', BENCH: '**/*bench.spec.ts' } as const
/** Minutes with simulated callers: only where everything is tried. */
const long = process.env['HEARLINE_FULL'] === '1' ? [] : ['**/*.long.spec.ts']
const asked = (Object.keys(aside) as (keyof typeof aside)[]).find((name) => process.env[name])

/** `SCREENSHOTS=1` makes pictures into `screenshots/` instead of testing; `BENCH=file` measures into that file. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/build.ts',
  // pictures and figures are made alone
  workers: asked ? 1 : 2,
  // as in vitest.config.ts: a machine that may stall; the report names what was tried twice
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  forbidOnly: true,
  ...(asked ? { testMatch: aside[asked] } : { testIgnore: [...Object.values(aside), ...long] }),
  use: {
    viewport: { width: 1366, height: 768 },
    // a trace costs as much of two cores as the test itself; whoever looks for a cause says --trace on
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: browser,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
})
