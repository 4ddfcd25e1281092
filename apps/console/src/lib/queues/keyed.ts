/** A list by the keys of its members, made anew each time and never changed. */
export const keyed = <K, V>(pairs: Iterable<readonly [K, V]>): ReadonlyMap<K, V> => new Map(pairs)

/** Each once, in the order in which it first comes. */
export const once = <V>(all: Iterable<V>): V[] => [...new Set(all)]
