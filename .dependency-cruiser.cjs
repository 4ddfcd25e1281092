// The import ladder: apps stand on packages, packages on domain, and nobody climbs down or sideways.

/** Files of one room may import of ours only what `allowed` names (besides themselves). */
const room = (path, allowed) => ({
  name: `${path.replace(/^(apps|packages)\//, '')} imports only ${allowed.length ? allowed.join(', ') : 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${path}/` },
  to: {
    path: '^(apps|packages|infra)/',
    pathNot: [path, ...allowed.map((name) => `packages/${name}`)].map((p) => `^${p}/`),
  },
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    room('packages/domain', []),
    room('packages/protocol', ['domain']),
    room('packages/store', ['domain']),
    room('apps/console', ['domain', 'protocol']),
    room('apps/simulator', ['domain', 'protocol']),
    {
      name: 'hub imports only domain, protocol, store',
      severity: 'error',
      from: { path: '^apps/hub/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { path: '^(apps|packages|infra)/', pathNot: '^(apps/hub|packages/(domain|protocol|store))/' },
    },
    {
      name: 'hub tests may also start servers with infra',
      severity: 'error',
      from: { path: '^apps/hub/.*(\\.test\\.ts$|/testing/)' },
      to: { path: '^(apps|packages|infra)/', pathNot: '^(apps/hub|packages|infra/redis)/' },
    },
    {
      name: 'nobody imports an app',
      severity: 'error',
      from: { path: '^(packages|infra)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'a history is checked by the contract alone',
      severity: 'error',
      from: { path: '^infra/history/' },
      to: { path: '^(apps|packages|infra)/', pathNot: '^(infra/history|packages/(protocol|domain))/' },
    },
    {
      name: 'domain is pure',
      comment: 'No input, no output, no clock: not even what Node brings along.',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything is found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(\\$app|\\$env|#lib/paraglide)' },
    },
    {
      name: 'test code stays in tests',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$|/(testing|e2e|bench)/|^infra/|config\\.ts$' },
      to: { path: '\\.test\\.ts$|/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|\\.svelte-kit|paraglide)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.svelte', '.json'],
    },
  },
}
