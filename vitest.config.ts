import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const withPostgres = ['apps/hub', 'infra', 'packages/store', 'apps/simulator']
const rooms = [...withPostgres, 'apps/console', 'packages/domain', 'packages/protocol']

const longest = ['infra/promises/hour.test.ts', 'infra/promises/faults.test.ts']

/** What takes minutes begins at once, so that it does not end alone; then room by room, so that a room's process serves on. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification) => {
      const at = longest.findIndex((path) => moduleId.endsWith(path))
      return at < 0 ? longest.length + rooms.findIndex((room) => room.endsWith(project.name)) : at
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

/** One project a room: `vitest run --project domain`. Rooms that need Postgres share one embedded cluster. */
export default defineConfig({
  test: {
    projects: rooms.map((room) => ({
      test: {
        name: room.split('/').at(-1)!,
        root: room,
        include: ['**/*.test.ts'],
        exclude: ['**/node_modules/**', '**/e2e/**'],
        testTimeout: 20_000,
        hookTimeout: 60_000,
        // what is awaited may take its time on a busy machine; the default is 1 s
        expect: { poll: { timeout: 10_000 } },
        ...(withPostgres.includes(room)
          ? {
              globalSetup: new URL('packages/store/src/testing/cluster.ts', import.meta.url).pathname,
              // real processes and deadlines on a machine that may stall; the report names what was tried twice
              retry: process.env['CI'] ? 1 : 0,
            }
          : {}),
        // nothing of ours is left behind in a module, so that one process serves several files: a third less work
        isolate: false,
      },
    })),
    // two cores, and tests that mostly wait for other processes
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
})
