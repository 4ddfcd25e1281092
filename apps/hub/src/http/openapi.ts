import * as protocol from '@hearline/protocol'
import { commandRefusals, commandReply, commands, generalRefusals, type CommandName } from '@hearline/protocol'
import { z } from 'zod'
import { question } from '../auth/pairing.ts'
import { credentials } from '../auth/routes.ts'
import { handlers } from '../commands/handlers.ts'
import { KEYLESS } from '../commands/run.ts'

const lists = {
  '/api/v1/me': protocol.me,
  '/api/v1/me/categories': protocol.ownCategories,
  '/api/v1/me/snippets': protocol.snippets,
  '/api/v1/people': protocol.people,
  '/api/v1/tickets': protocol.ticketPage,
  '/api/v1/tickets/{id}': protocol.ticketWhole,
  '/api/v1/tickets/{id}/similar': protocol.similarTickets,
  '/api/v1/calls/{id}': protocol.callWhole,
  '/api/v1/calls/{id}/caller': protocol.callerHistory,
  '/api/v1/figures/{id}': protocol.figure,
  '/api/v1/notices/sent': protocol.sentNotices,
  '/api/v1/queues': protocol.queues,
  '/api/v1/queues/hour': protocol.queueHours,
  '/api/v1/operators/hour': protocol.operatorHours,
  '/api/v1/categories': protocol.categories,
  '/api/v1/places': protocol.places,
  '/api/v1/communities': protocol.places,
  '/api/v1/hotlines': protocol.hotlines,
  '/api/v1/units': protocol.units,
} as const

const queries = {
  '/api/v1/tickets': protocol.ticketQuery,
  '/api/v1/people': protocol.peopleQuery,
  '/api/v1/figures/{id}': protocol.figureQuery,
} as const

/** The HTTP part of the contract as far as it is served, made of the very schemas that check it. */
export function openApi(): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Hearline', version: String(protocol.protocolVersion) },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'hearline.session_token' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Refusal: schema(protocol.refusalBody, 'output') },
    },
    security: [{ session: [] }, { bearer: [] }],
    paths: {
      ...signIns(),
      ...Object.fromEntries(Object.entries(lists).map(([path, reply]) => [path, { get: list(path, reply) }])),
      ...Object.fromEntries(
        (Object.keys(handlers) as CommandName[]).map((name) => [`/api/v1/commands/${name}`, { post: command(name) }]),
      ),
      '/api/v1/tickets/search': { post: search() },
      '/api/v1/cti/events': { post: event() },
      '/api/v1/cti/instructions': { get: instructions() },
    },
  }
}

function list(path: string, reply: z.ZodType) {
  const query = path in queries ? queryOf(queries[path as keyof typeof queries]) : []
  const id = path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : []
  const parameters = [...id, ...query]
  return {
    ...(parameters.length > 0 ? { parameters } : {}),
    responses: { 200: ok(reply), ...refusals([400, 401, 403, 404, 503]) },
  }
}

function command(name: CommandName) {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: !KEYLESS.includes(name),
    schema: { type: 'string', format: 'uuid' },
  }
  const own = { description: `One of: ${commandRefusals[name].join(', ')}`, ...refusal }
  return {
    operationId: name,
    parameters: [key],
    requestBody: { required: true, content: json(schema(commands[name], 'input')) },
    responses: { 200: ok(commandReply(name)), ...refusals(Object.values(generalRefusals)), 409: own },
  }
}

const search = () => ({
  requestBody: { required: true, content: json(schema(protocol.ticketSearch, 'input')) },
  responses: { 200: ok(protocol.ticketPage), ...refusals([400, 401, 403, 413, 503]) },
})

/** What is said without a token; the library's answer to a sign-in holds more than this. */
const signIns = () => ({
  '/api/auth/sign-in/username': {
    post: open(z.looseObject({ token: z.string() }), [400, 401, 403, 429, 503], credentials),
  },
  '/api/auth/sign-out': { post: open(z.looseObject({}), [403, 503]) },
  '/api/auth/device/code': { post: open(protocol.pairing, [403, 429, 503]) },
  '/api/auth/device/token': { post: open(protocol.paired, [400, 403, 409, 503], question) },
})

function open(reply: z.ZodType, statuses: readonly number[], body?: z.ZodType) {
  return {
    security: [],
    ...(body ? { requestBody: { required: true, content: json(schema(body, 'input')) } } : {}),
    responses: { 200: ok(reply), ...refusals(statuses) },
  }
}

const event = () => ({
  security: [{ bearer: [] }],
  requestBody: { required: true, content: json(schema(protocol.ctiEvent, 'input')) },
  responses: { 202: { description: 'Taken' }, ...refusals([400, 401, 409, 413, 503]) },
})

/** Server-sent events by these names; the id of each is the cursor to go on from. */
const instructions = () => ({
  security: [{ bearer: [] }],
  parameters: [{ name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'integer' } }],
  responses: {
    200: {
      description: Object.keys(protocol.instructionEvents).join(', '),
      content: {
        'text/event-stream': { schema: schema(z.union(Object.values(protocol.instructionEvents)), 'output') },
      },
    },
    ...refusals([401, 503]),
  },
})

const queryOf = (query: z.ZodObject) =>
  Object.entries(query.shape).map(([name, field]) => ({
    name,
    in: 'query',
    schema: schema(field as z.ZodType, 'input'),
  }))
const schema = (type: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(type, { io, unrepresentable: 'any' })
  return rest
}
const json = (content: object) => ({ 'application/json': { schema: content } })
const ok = (reply: z.ZodType) => ({ description: 'Done', content: json(schema(reply, 'output')) })
const refusal = { content: json({ $ref: '#/components/schemas/Refusal' }) }
const refusals = (statuses: readonly number[]) =>
  Object.fromEntries(statuses.map((status) => [status, { description: codes(status), ...refusal }]))
const codes = (status: number) =>
  Object.entries(generalRefusals)
    .filter(([, known]) => known === status)
    .map(([code]) => code)
    .join(', ') || 'refused'
