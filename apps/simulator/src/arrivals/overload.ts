/**
 * Calls offered for each call the seats can take. At 1.15 one caller in eight gives up, which keeps about a minute of
 * waiting callers in the queue: somebody always waits, nobody for ever (Erlang-A with the patience of the log).
 */
export const overload = 1.15
