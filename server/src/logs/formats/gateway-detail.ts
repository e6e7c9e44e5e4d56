import { eventIn } from '../make-event.ts';
import type { LogFormat } from './format.ts';

/** What stands between fields, and their names where the lines have those. */
const BETWEEN = String.raw`[\s,|()[\]]+(?:\w+[=:]\s*)?`;
const DETAIL = new RegExp(
  String.raw`\b(?<traceId>[0-9a-f]{8}\d{13}\d+)${BETWEEN}[A-Z]+${BETWEEN}(?<type>request|response)${BETWEEN}(?<operationType>[\w.$-]+)${BETWEEN}(?<appId>[\w-]+)${BETWEEN}(?<workspaceId>[\w-]+)`,
  'd',
);
const CODE = /\b(?:result-?status|result-?code)["']?\s*[=:]\s*["']?(?<code>\d{4,6})\b/di;

/**
 * `gateway-page-detail.log`. Documented (AY/64292) are the marks `[request]` and `[response]` and the order of fields: time,
 * client's address, trace id, level, type, operation type, app id, workspace id, request data and more. What stands between
 * them is not, so that commas, bars, brackets and spaces are taken, and so are names before values; that is our choice.
 */
export const gatewayDetail: LogFormat = {
  name: 'gateway-detail',
  hints: ['[request]', '[response]', '[ response]', '[ request]'],
  open: () => ({
    read(line) {
      const match = DETAIL.exec(line.text);
      const type = match?.indices?.groups?.type;
      if (!match?.groups || !type) return undefined;
      const { traceId, operationType, appId, workspaceId } = match.groups;
      const code = match.groups.type === 'response' ? CODE.exec(line.text) : undefined;
      const [start, end] = code?.indices?.groups?.code ?? type;
      return [
        eventIn('gateway-detail', line, start, end, {
          ...(code ? { code: Number(code.groups?.code) } : { kind: 'request' }),
          traceId,
          operationType,
          appId,
          workspaceId,
        }),
      ];
    },
  }),
};
