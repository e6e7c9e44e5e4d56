import { eventIn } from '../make-event.ts';
import type { LogFormat } from './format.ts';

const ERROR = /\berror code:\s*(?<code>\d{1,6})\b/d;

/** What Android's plugin for H5 pages says of a call that fails: `error code:7002`. Seen in code: H5RpcRequest. */
export const h5RpcRequest: LogFormat = {
  name: 'h5-rpc-request',
  hints: ['H5RpcRequest'],
  open: memory => ({
    read(line) {
      if (line.prefix.tag !== 'H5RpcRequest' && !/\bH5RpcRequest\b/.test(line.text)) return undefined;
      const match = ERROR.exec(line.text);
      const place = match?.indices?.groups?.code;
      if (!match?.groups || !place) return undefined;
      const call = memory.recall(line);
      return [
        eventIn('h5-rpc-request', line, ...place, { ...call, code: Number(match.groups.code), platform: 'android' }),
      ];
    },
  }),
};
