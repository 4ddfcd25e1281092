import { z } from 'zod'
import * as protocol from '../index.ts'

/**
 * Everything that crosses the wire as one canonical text: two builds that agree on it understand each other. It is made of
 * all that the package exports, for nothing else can be spoken, so that no schema is forgotten.
 */
export function fingerprint(): string {
  const { protocolVersion: _version, topics, ...spoken } = protocol
  return JSON.stringify(canonical({ ...spoken, topics: Object.keys(topics).sort() }))
}

/** Schemas as JSON Schema, keys in one order; functions are left out. */
function canonical(value: unknown): unknown {
  if (value instanceof z.ZodType) return [shape(value, 'input'), shape(value, 'output')].map(canonical)
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value as Record<string, unknown>).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, canonical(inner)]))
}

const shape = (schema: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(schema, { io, unrepresentable: 'any' })
