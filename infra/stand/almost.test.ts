import { commands, ctiEvent } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { admitted, almost, type Shape } from './almost.ts'
import { randomFrom } from './random.ts'

const schemas = Object.entries({ ...commands, ctiEvent } as Record<string, z.ZodType>)
const values = (schema: z.ZodType, change: (value: unknown, random: () => number) => unknown, seed = 1) => {
  const random = randomFrom(seed)
  const shape = z.toJSONSchema(schema, { io: 'input' }) as Shape
  return Array.from({ length: 300 }, () => change(admitted(shape, random), random))
}

test.each(schemas)('%s is met by admitted values, and missed by almost valid ones', (_name, schema) => {
  const meets = (value: unknown) => schema.safeParse(value).success
  const asIs = values(schema, (value) => value).filter(meets).length
  const changed = values(schema, almost).filter(meets).length
  expect(asIs).toBeGreaterThan(60)
  expect(changed).toBeLessThan(asIs)
})

test('the same seed gives the same values, another one others', () => {
  const some = (seed: number) => JSON.stringify(values(commands['transfer-call'], almost, seed))
  expect(some(7)).toBe(some(7))
  expect(some(7)).not.toBe(some(8))
})

test('a value is not changed itself', () => {
  const value = Object.freeze({ to: Object.freeze({ queue: 'general' }), kind: 'blind' })
  const random = randomFrom(1)
  for (let n = 0; n < 200; n += 1) almost(value, random)
  expect(value).toEqual({ to: { queue: 'general' }, kind: 'blind' })
})
