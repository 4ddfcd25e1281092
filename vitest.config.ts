import { defineConfig } from 'vitest/config'

const rooms = ['packages/domain', 'packages/protocol', 'packages/store', 'apps/hub', 'apps/simulator', 'infra']

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
        ...(room === 'packages/domain' || room === 'packages/protocol'
          ? {}
          : { globalSetup: new URL('packages/store/src/testing/cluster.ts', import.meta.url).pathname }),
      },
    })),
    maxWorkers: 2,
  },
})
