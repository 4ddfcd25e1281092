/** How a Chinese name is read: `zao sheng wu ran`, and the initials of that, `zswr`. */
export type Reading = { readonly pinyin: string; readonly initials: string }

/**
 * The readings of names, by a dictionary that is loaded when first asked. `known`: syllables that are sure, for the
 * beginning of a name whose characters can be read in several ways.
 */
export async function readingsOf(names: readonly { name: string; known?: string }[]): Promise<Reading[]> {
  const { pinyin } = await import('pinyin-pro')
  const how = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true } as const
  return names.map(({ name, known = '' }) => {
    const sure = known.toLowerCase().split(' ').filter(Boolean)
    // one word for several characters says nothing about where they part
    const syllables = pinyin(name, how).map((one, n) => (sure.length > 1 ? (sure[n] ?? one) : one))
    const words = syllables.map((one) => one.toLowerCase().replace(/[^a-z0-9]/g, '')).filter(Boolean)
    return { pinyin: words.join(' '), initials: words.map((word) => word[0]).join('') }
  })
}
