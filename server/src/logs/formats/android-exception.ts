import type { CallMemory } from '../call-memory.ts';
import type { LogEvent } from '../event.ts';
import type { LogLine } from '../line.ts';
import { eventIn } from '../make-event.ts';
import type { LogFormat } from './format.ts';

/** Seen in code (RpcException.getMessage), but for the last two. */
const TEXTS = [
  /\bR(?:PC|pc) ?Exception:\s*\[(?<code>\d{1,6})\]\s*:?\s*(?<tips>.*)/d,
  // What HttpCaller says of any answer that is refused, whatever the operation.
  /\berrcode:\s*(?<code>\d{1,6}),\s*errmsg:\s*(?<tips>.*?)(?:,\s*alert:|$)/d,
  // RpcInvokerUtil, where a refusal has no words.
  /很抱歉，系统错误\s*\[(?<code>\d{1,6})\]/d,
  // The sample of the documentation (AY/64265): Log.i("RpcException", "code: " + e.getCode() + " msg: " + e.getMsg()).
  /\bRpcException\b.{0,120}?\bcode:\s*(?<code>\d{1,6}) msg:\s*(?<tips>.*)/d,
];

/** The documentation's sample where the tag is on another line: logcat's long format. */
const SAMPLE = /^code:\s*(?<code>\d{1,6}) msg:\s*(?<tips>.*)/d;

/** How Android's SDK and apps write of an `RpcException`. */
export const androidException: LogFormat = {
  name: 'android-exception',
  hints: ['RPCException', 'RPC Exception', 'RpcException', 'Rpc Exception', 'errcode: #', 'errcode:#', '系统错误 ['],
  open: memory => ({ read: line => read(line, memory) }),
};

function read(line: LogLine, memory: CallMemory): LogEvent[] | undefined {
  const texts = line.prefix.tag === 'RpcException' ? [...TEXTS, SAMPLE] : TEXTS;
  for (const text of texts) {
    const match = text.exec(line.text);
    const [start, end] = match?.indices?.groups?.code ?? [];
    if (!match?.groups || start === undefined || end === undefined) continue;
    const { code, tips } = match.groups;
    const call = memory.recall(line);
    return [
      eventIn('android-exception', line, start, end, {
        ...call,
        code: Number(code),
        platform: 'android',
        tips: tips?.trim() || undefined,
      }),
    ];
  }
  return undefined;
}
