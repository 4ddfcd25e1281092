import { execFileSync } from 'node:child_process'

const root = new URL('../../../', import.meta.url).pathname

/** Builds the console once for all the stacks of a run; several at a time would write into one folder. */
export default function build(): void {
  const args = ['run', 'build', '--filter=@hearline/console', '--ui=stream', '--output-logs=errors-only']
  execFileSync('node_modules/.bin/turbo', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
}
