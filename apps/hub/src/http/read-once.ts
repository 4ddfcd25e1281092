/** However many ask, it is read once within `forMs`; what failed is read again by the next who asks. */
export function readOnce<T>(forMs: number, read: () => Promise<T>): () => Promise<T> {
  let last: { at: number; told: Promise<T> } | undefined
  return () => {
    if (last !== undefined && performance.now() - last.at < forMs) return last.told
    const told = read()
    last = { at: performance.now(), told }
    told.catch(() => (last = undefined))
    return told
  }
}
