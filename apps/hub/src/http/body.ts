import express, { type RequestHandler } from 'express'
import type { z } from 'zod'
import type { Refused } from './refusal.ts'
import { badInput } from './refusal.ts'

const MAX_BODY = 32 * 1024

/** Reads a JSON object whatever its declared type: a page of another origin gains nothing by calling it text. */
export const jsonBody = (): RequestHandler =>
  express.json({ limit: MAX_BODY, strict: true, inflate: false, type: () => true })

/** The value a schema gives, or `bad-input` naming the field. */
export function parsed<T extends z.ZodType>(schema: T, value: unknown, whole = 'body'): z.infer<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw badField(result.error, whole)
}

function badField(error: z.ZodError, whole: string): Refused {
  const [first] = error.issues
  const at = first?.code === 'unrecognized_keys' ? [...first.path, first.keys[0]] : first?.path
  return badInput(at?.length ? at.map(String).join('.') : whole, first?.message ?? 'is wrong')
}
