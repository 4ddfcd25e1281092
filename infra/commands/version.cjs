// Loaded before a TypeScript file is, so that an old Node gets a sentence instead of a stack trace.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    [
      `Hearline needs Node 24 and this is Node ${process.versions.node}.`,
      'On Linux (x64, arm64) it comes with the installation: start with `npx -y pnpm start`.',
      `For ${process.platform}-${process.arch} install Node 24 yourself: https://nodejs.org/download`,
    ].join('\n'),
  )
  process.exit(1)
}
