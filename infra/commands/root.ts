import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** The repository's folder. */
export const root = join(import.meta.dirname, '../..')

/** A tool of the workspace, such as `tool('turbo')`, or of one of its rooms. */
export const tool = (name: string, room = '') => join(root, room, 'node_modules/.bin', name)

/** What every child gets: our Node first on the PATH, no telemetry, and a home, which a bare environment lacks. */
export function childEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  // programs of administrators (ldconfig, useradd) are looked for by dpkg and are often missing from a bare PATH
  const path = [
    join(root, 'node_modules/.bin'),
    process.env['PATH'] ?? '',
    '/usr/local/sbin',
    '/usr/sbin',
    '/sbin',
    '/usr/bin',
    '/bin',
  ]
  return {
    HOME: homedir() || tmpdir(),
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    ...process.env,
    PATH: path.filter(Boolean).join(delimiter),
    ...more,
  }
}
