/** A district on the map: where its name stands, in the map's own units. */
export type Spot = { readonly code: string; readonly at: readonly number[] }

const ways: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The spot that lies nearest in the direction of an arrow key; undefined when none does, or for any other key. */
export function neighbour<S extends Spot>(spots: readonly S[], from: S, key: string): S | undefined {
  const way = ways[key]
  if (!way) return undefined
  const reached = spots.flatMap((spot) => {
    const [dx, dy] = [(spot.at[0] ?? 0) - (from.at[0] ?? 0), (spot.at[1] ?? 0) - (from.at[1] ?? 0)]
    const ahead = dx * way[0] + dy * way[1]
    const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0])
    return ahead > 0 && aside <= 2 * ahead ? [{ spot, far: ahead + aside }] : []
  })
  return reached.toSorted((a, b) => a.far - b.far)[0]?.spot
}
