import { expect, test } from 'vitest'
import { hottest, type Profile } from './profile.ts'

const frame = (functionName: string, url: string, lineNumber: number) => ({ functionName, url, lineNumber })

test('own time by function, idle time aside, in shares of the busy time', () => {
  const profile: Profile = {
    nodes: [
      { id: 1, callFrame: frame('(idle)', '', -1) },
      { id: 2, callFrame: frame('route', 'file:///home/me/hearline/packages/domain/src/routing/route.ts', 46) },
      { id: 3, callFrame: frame('', 'file:///home/me/node_modules/.pnpm/zod@4/node_modules/zod/core.js', 9) },
      { id: 4, callFrame: frame('(program)', '', -1) },
    ],
    samples: [1, 2, 3, 2, 4],
    timeDeltas: [900, 30, 10, 50, 10],
  }
  expect(hottest(profile, 3)).toEqual([
    { name: 'route packages/domain/src/routing/route.ts:47', share: 80 },
    { name: '(anonymous) zod/core.js:10', share: 10 },
    { name: '(program)', share: 10 },
  ])
})
