/** What opens over a desk in a call, by its key. */
export const overADesk = [
  ['transfer', 'Alt+t'],
  ['emergency', 'Alt+m'],
  ['reveal', 'Alt+v'],
  ['promise', 'Control+4'],
  ['refer', 'Control+3'],
  ['map', 'Alt+i'],
  ['snippets', 'Alt+s'],
] as const
