/**
 * First arguments of `dist/cli.js` with which it is no command line but a process that we start ourselves: see
 * `process-entry.ts`.
 */
export const GATEWAY_PROCESS = '--as=gateway';
export const HANDLERS_PROCESS = '--as=mock-handlers';
