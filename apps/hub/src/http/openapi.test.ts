import { commands } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { handlers } from '../commands/handlers.ts'
import { openApi } from './openapi.ts'

const description = openApi() as { paths: Record<string, Record<string, { responses: object }>> }

test('every command that is served and every list is described, with what it may be refused for', () => {
  for (const name of Object.keys(handlers)) {
    const { post } = description.paths[`/api/v1/commands/${name}`]!
    expect(Object.keys(post!.responses)).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '404', '409', '422', '503']),
    )
  }
  const others = [
    ...[
      ['/api/v1/tickets/{id}', 'get'],
      ['/api/auth/sign-in/username', 'post'],
      ['/api/auth/sign-out', 'post'],
    ],
    ...[
      ['/api/v1/cti/events', 'post'],
      ['/api/v1/cti/instructions', 'get'],
      ['/api/auth/device/token', 'post'],
    ],
  ]
  for (const path of others) expect(description.paths).toHaveProperty(path)
  for (const name of Object.keys(commands).filter((each) => !(each in handlers)))
    expect(description.paths).not.toHaveProperty([`/api/v1/commands/${name}`])
})

test('it is plain JSON, and every reference in it leads somewhere', () => {
  const text = JSON.stringify(description)
  expect(JSON.parse(text)).toEqual(description)
  for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g))
    expect(description).toHaveProperty(['components', 'schemas', name!])
  expect(text).not.toContain('"$ref":"#/$defs')
})
