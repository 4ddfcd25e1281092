/**
 * What a snapshot saw, by the id of the transaction that wrote it; as `pg_visible_in_snapshot` says.
 * @param snapshot text of a `pg_snapshot`: `xmin:xmax:xip,xip`
 */
export function seenBy(snapshot: string): (xid: string) => boolean {
  const [xmin, xmax, running = ''] = snapshot.split(':')
  if (!xmin || !xmax) throw new Error(`"${snapshot}" is no snapshot`)
  const [least, next] = [BigInt(xmin), BigInt(xmax)]
  const open = new Set(running.split(','))
  return (xid) => BigInt(xid) < least || (BigInt(xid) < next && !open.has(xid))
}
