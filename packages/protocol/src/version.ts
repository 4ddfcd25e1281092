/** Raised by hand whenever a schema changes its meaning; `version.test.ts` fails when the schemas change and this does not. */
export const protocolVersion = 9
