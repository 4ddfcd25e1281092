import { defineConfig } from '@playwright/test'

const browser = process.env['CHROMIUM'] ?? process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** `SCREENSHOTS=1` makes pictures of the desk into `screenshots/` instead of testing it. */
export default defineConfig({
  testDir: 'e2e',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  forbidOnly: true,
  projects: process.env['SCREENSHOTS']
    ? [{ name: 'screenshots', testMatch: 'screenshots.spec.ts' }]
    : [{ name: 'desk', testIgnore: 'screenshots.spec.ts' }],
  use: {
    viewport: { width: 1366, height: 768 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: browser,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
})
