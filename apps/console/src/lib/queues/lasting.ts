/** How long a move lasts, in minutes; `open`: until somebody undoes it. */
export type Lasting = '30' | '60' | '120' | 'open'

/** When a move that begins now ends, as the wire says it; undefined for one without an end. @param now ms */
export const endOf = (lasting: Lasting, now: number): string | undefined =>
  lasting === 'open' ? undefined : new Date(now + Number(lasting) * 60_000).toISOString()
