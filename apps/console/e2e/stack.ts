import { test as base } from '@playwright/test'
import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Line } from './line.ts'
import { TinySwitch } from './switch.ts'

const root = new URL('../../../', import.meta.url).pathname
const ctiKey = 'a-key-for-one-run-of-the-browser-tests'

/** `line`: another way to the same hub, which can be cut. */
export type Stack = { url: string; telephone: TinySwitch; line: Line }

/** Hearline as `pnpm start` brings it up, in a folder of its own: Postgres, hub, the console of `build.ts`; the telephone is the test's. */
export const test = base.extend<{ quiet: undefined }, { stack: Stack; busy: boolean }>({
  /** Lets the simulator call and answer instead of the test. */
  busy: [false, { option: true, scope: 'worker' }],
  stack: [
    async ({ busy }, use) => {
      const port = await freePort()
      const folder = await mkdtemp(join(tmpdir(), 'hearline-e2e-'))
      // Postgres may run as another user, who must be able to pass through
      await chmod(folder, 0o755)
      const url = `http://localhost:${port}`
      const line = await Line.to(port)
      const stop = await start({
        DATA_DIR: join(folder, 'data'),
        PORT: String(port),
        CTI_KEY: ctiKey,
        BUILD: 'off',
        ORIGINS: `${url},${line.url}`,
        ...(busy ? {} : { SIM: 'off' }),
      })
      const telephone = new TinySwitch(url, ctiKey)
      if (!busy) await telephone.open()
      await use({ url, telephone, line })
      telephone.close()
      line.close()
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  quiet: [
    async ({ stack }, use) => {
      await use(undefined)
      await stack.telephone.hangUpAll()
    },
    { auto: true },
  ],
  baseURL: async ({ stack }, use) => use(stack.url),
})
export { expect } from '@playwright/test'

/** Resolves with a way to stop it, once it is open. */
async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const command = ['-r', './infra/commands/version.cjs', 'infra/commands/start.ts']
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const open = new Promise<boolean>((resolve) => {
    const hear = (words: Buffer) => {
      said += words.toString()
      if (said.includes('Hearline is open')) resolve(true)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => resolve(false))
  })
  if (!(await open)) throw new Error(`Hearline did not start:\n${said}`)
  return async () => {
    child.kill('SIGTERM')
    await ended
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
