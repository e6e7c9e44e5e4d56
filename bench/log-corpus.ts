import { open } from 'node:fs/promises';
import { seeded } from '../test/support/logs/ordinary.ts';

/** Lines that a business system, a proxy and a phone write. `#` becomes a digit. */
const ORDINARY = [
  '2024-05-05 12:00:#,### INFO  [nio-8080-exec-#] c.e.shop.order.OrderService : order #### of user #### was paid in ## ms',
  '2024-05-05 12:00:#,### DEBUG [nio-8080-exec-#] o.h.SQL : select o.id, o.state, o.amount from orders o where o.user_id = #### and o.state <> ? order by o.created_at desc limit 20',
  '2024-05-05 12:00:#,### WARN  [scheduling-1] c.e.shop.stock.StockClient : retry # of 3, timeout after #### ms, request id ########',
  '10.0.#.## - - [05/May/2024:12:00:## +0800] "POST /api/orders/#### HTTP/1.1" 200 #### "-" "okhttp/4.9.3" rt=0.0## uct=0.00#',
  '05-05 12:00:##.###  ####  #### D OkHttp  : <-- 200 OK https://api.example.com/v1/items?page=# (##ms, ####-byte body)',
  '05-05 12:00:##.###  ####  #### I Choreographer: Skipped ## frames!  The application may be doing too much work on its main thread.',
  '\tat com.example.shop.order.OrderController.create(OrderController.java:###)',
  '{"time":"2024-05-05T12:00:##.###Z","level":"info","msg":"cache hit","key":"item:####","ms":#,"service":"catalog"}',
];

/** A line of a gateway's digest. */
const DIGEST =
  '2024-05-05 12:00:##,### - (/mgw.htm,response,N,## ms,com.example.order.pay,-,84EFA9A281942,default,70##,-,-,-,-,Wz4Zak5peDgDAGRNW5rF####,-,-,10.0.#.##,HTTP,JSON,#,0,F,0a1d76671714881600###8298206##,F,ANDROID,##,4,2.0)';

/** Lines that have an event. */
const TELLING = [
  DIGEST,
  '05-05 12:00:##.###  ####  #### W System.err: com.alipay.mobile.common.rpc.RpcException: RPCException: [700#] : x',
  '2024-05-05 12:00:##,### - (com.example.order.pay,p,1.0.0,##ms,N,6666,0a1d76671714881600###8298206##)',
  '{error: 7002, errorMessage: "x####"}',
];

export interface LogMix {
  bytes: number;
  /** One of so many lines has an event; 1 for the digest of a gateway, where each line has one. */
  tellingOneOf: number;
}

const BLOCK = 8 * 1024 * 1024;

/** Writes a log of ordinary lines with some that have an event. */
export async function writeLog(file: string, { bytes, tellingOneOf }: LogMix): Promise<void> {
  const block = blockOf(tellingOneOf);
  const handle = await open(file, 'w');
  try {
    for (let at = 0; at < bytes; at += BLOCK) await handle.write(block.subarray(0, Math.min(block.length, bytes - at)));
  } finally {
    await handle.close();
  }
}

function blockOf(tellingOneOf: number): Buffer {
  const random = seeded(1);
  const of = (lines: readonly string[]) => lines[Math.floor(random() * lines.length)] ?? '';
  const lines: string[] = [];
  for (let length = 0; length < BLOCK; ) {
    const line = tellingOneOf === 1 ? DIGEST : of(random() * tellingOneOf < 1 ? TELLING : ORDINARY);
    lines.push(line.replace(/#/g, () => String(Math.floor(random() * 10))));
    length += line.length + 1;
  }
  return Buffer.from(`${lines.join('\n')}\n`.slice(-BLOCK));
}
