import type { CallResult } from '../../../server/src/call-protocol.ts';
import { LOCAL } from '../../../server/src/calls/local.ts';
import { LENS_COMMANDS, type ReplayParams } from '../../../server/src/protocol.ts';
import { sendCall } from '../call/send-call.ts';
import type { Command } from './command.ts';

/** Sends a request that a log tells of to the mock gateway, signed for now, and shows what it answered. */
export const replayLog: Command = {
  id: LENS_COMMANDS.replayLog,
  needsTrust: true,
  run(services, argument): Promise<CallResult | undefined> {
    return sendCall(services, { ...(argument as ReplayParams), environment: LOCAL });
  },
};
