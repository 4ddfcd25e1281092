/** The path of a line through values at even steps; `top` is the value at its upper edge. */
export function linePath(
  values: readonly number[],
  { width, height, top }: { width: number; height: number; top: number },
): string {
  const step = values.length > 1 ? width / (values.length - 1) : 0
  const rounded = (n: number) => Math.round(n * 10) / 10
  return values
    .map((value, n) => `${n === 0 ? 'M' : 'L'}${rounded(n * step)},${rounded(height - (value / top) * height)}`)
    .join(' ')
}
