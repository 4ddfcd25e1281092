import * as m from '#lib/paraglide/messages.js'
import { duration, percent } from './time.ts'

/** A figure in its unit, as a screen shows it; `?` while unknown. */
export function figureWords(value: number | undefined, unit: 'calls' | 'share' | 'ms'): string {
  if (value === undefined) return '?'
  return unit === 'share' ? percent(value) : unit === 'ms' ? duration(value) : String(value)
}

const sources: Record<string, () => string> = {
  'GB/T 33358-2016, as Hearline reads it': m.figure_source_standard,
  'usual in call centres': m.figure_source_common,
}
const variants: Record<string, () => string> = {
  now: m.figure_variant_now,
  'ended or still going on': m.figure_variant_ended_or_not,
  'of the next caller': m.figure_variant_next,
  strict: m.figure_variant_strict,
  'at 5 s or more': m.figure_variant_five_seconds,
  'of all offered': m.figure_variant_all_offered,
  'per stay in a queue': m.figure_variant_stay,
  'finished records': m.figure_variant_finished,
  answered: m.figure_variant_answered,
}
const inWords = (known: Record<string, () => string>, said: string) =>
  (Object.hasOwn(known, said) ? known[said] : undefined)?.() ?? said

/** Whose definition a figure is, and which reading of it; what a newer hub adds is shown as it is. */
export const sourceWords = (source: string): string => inWords(sources, source)
export const variantWords = (variant: string): string => inWords(variants, variant)
