import { existsSync, readdirSync } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { childEnvironment } from './root.ts'
import { runLoudly } from './runner.ts'

/** Something the tests take from the machine, because no registry package carries it. */
type Need = {
  readonly name: string
  readonly debian: string
  readonly mac: string
  readonly met: () => Promise<boolean>
}

const browsers = ['chromium', 'chromium-browser', 'google-chrome']
const fontFolders = ['/usr/share/fonts', '/usr/local/share/fonts']

const needs: readonly Need[] = [
  {
    name: 'redis-server',
    debian: 'redis-server',
    mac: 'redis',
    met: async () => (await onPath('redis-server')) !== undefined,
  },
  { name: 'Chromium', debian: 'chromium', mac: '--cask chromium', met: async () => (await browser()) !== undefined },
  { name: 'a Chinese font', debian: 'fonts-wqy-microhei', mac: '', met: () => Promise.resolve(chineseFont()) },
]

/** Installs what is missing where it may; undefined when all is there, else what to do about it. */
export async function meetNeeds(say: (line: string) => void): Promise<string | undefined> {
  let missing = await unmet()
  if (missing.length > 0 && mayInstall()) {
    say(`installing ${missing.map(({ name }) => name).join(', ')} with apt-get`)
    await apt(missing.map(({ debian }) => debian))
    missing = await unmet()
  }
  if (missing.length === 0) return undefined
  return [
    `missing: ${missing.map(({ name }) => name).join(', ')}. Install with`,
    process.platform === 'darwin'
      ? missing.map(({ mac }) => `  brew install ${mac}`).join('\n')
      : `  sudo apt-get update && sudo apt-get install -y ${missing.map(({ debian }) => debian).join(' ')}`,
    '(or what your system calls them), then run the tests again.',
  ].join('\n')
}

async function unmet(): Promise<Need[]> {
  const found = await Promise.all(needs.map(async (need) => ((await need.met()) ? [] : [need])))
  return found.flat()
}

const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

async function apt(packages: readonly string[]): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await runLoudly('/usr/bin/apt-get', ['update', '-q'], env)
  await runLoudly('/usr/bin/apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], env)
}

/** The Chromium of this machine; CHROMIUM names another. */
export async function browser(): Promise<string | undefined> {
  const named = process.env['CHROMIUM']
  if (named) return named
  for (const name of browsers) {
    const found = await onPath(name)
    if (found) return found
  }
  const mac = '/Applications/Chromium.app/Contents/MacOS/Chromium'
  return existsSync(mac) ? mac : undefined
}

async function onPath(name: string): Promise<string | undefined> {
  for (const folder of (childEnvironment()['PATH'] ?? '').split(delimiter)) {
    const file = join(folder, name)
    try {
      await access(file, constants.X_OK)
      return file
    } catch {
      // look further
    }
  }
  return undefined
}

function chineseFont(): boolean {
  if (process.platform === 'darwin') return true
  return fontFolders.some((folder) => existsSync(folder) && readdirSync(folder, { recursive: true }).some(isChinese))
}

const isChinese = (file: string | Buffer) => /wqy|cjk|uming|ukai|sourcehan/i.test(String(file))
