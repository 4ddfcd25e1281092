/** A refusal is a value with a code from a closed list; only a bug throws. */
export type Result<T, E extends string> = { ok: true; value: T } | { ok: false; error: E }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refuse = <E extends string>(error: E): { ok: false; error: E } => ({ ok: false, error })
