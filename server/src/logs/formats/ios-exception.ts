import { eventIn } from '../make-event.ts';
import type { LogFormat } from './format.ts';

const EXCEPTION = /\bRpc ?Exception code ?: ?(\d{1,6})\b/di;

/** What the iOS demo logs of a `DTRpcException`: `Rpc Exception code : 2`. Seen in code: mpaas-demo/ios-rpc. */
export const iosException: LogFormat = {
  name: 'ios-exception',
  hints: ['Rpc Exception code', 'RPC Exception code', 'RpcException code'],
  open: () => ({
    read(line) {
      const match = EXCEPTION.exec(line.text);
      const place = match?.indices?.[1];
      if (!match || !place) return undefined;
      return [eventIn('ios-exception', line, ...place, { code: Number(match[1]), platform: 'ios' })];
    },
  }),
};
