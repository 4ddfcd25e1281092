/** May one more of the people seated go on a break? At most 8 % at a time, but one always may. */
export function breakQuota(floor: { seated: number; onBreak: number; share?: number }): boolean {
  const { seated, onBreak, share = 0.08 } = floor
  return onBreak + 1 <= Math.max(1, Math.floor(seated * share))
}
