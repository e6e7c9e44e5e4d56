/** Numbers from a seed: logs that a test makes are the same each time. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Line = (random: Random) => string;

/** What lines are made with. */
class Random {
  constructor(private readonly next: () => number) {}

  int(below: number): number {
    return Math.floor(this.next() * below);
  }

  of<Value>(values: readonly Value[]): Value {
    return values[this.int(values.length)] as Value;
  }

  /** A number that a result code of the gateway could be, now and then. */
  number(): number {
    return this.of([this.int(10_000), this.int(1000), this.of(CODES)]);
  }

  hex(length: number): string {
    return Array.from({ length }, () => this.int(16).toString(16)).join('');
  }

  time(): string {
    const two = (value: number) => String(value).padStart(2, '0');
    return `2024-0${1 + this.int(9)}-1${this.int(10)} ${two(this.int(24))}:${two(this.int(60))}:${two(this.int(60))}`;
  }

  words(): string {
    return Array.from({ length: 2 + this.int(8) }, () => this.of(WORDS)).join(' ');
  }
}

const CODES = [
  1000, 1001, 1002, 2000, 3000, 3001, 4001, 5000, 6000, 6666, 7000, 7001, 7002, 7003, 7014, 8001, 8002, 608,
];
const WORDS =
  'error errors code codes status result results response request exception message failed ok null memo tips sign signature verify verified timeout cost ms thread threadid client gateway rpc header trace operation appId package cert zip 7002 验签 失败 错误 系统'.split(
    ' ',
  );

/** Lines that programs write which have nothing to do with mPaaS, with numbers and words that its lines have. */
const LINES: Readonly<Record<string, Line>> = {
  nginx: r =>
    `10.0.${r.int(255)}.${r.int(255)} - - [05/May/2024:12:00:00 +0800] "POST /api/${r.of(WORDS)}/${r.number()} HTTP/1.1" ${r.of([200, 404, 502])} ${r.number()} "-" "curl/8.5" rt=0.${r.number()}`,
  nginxError: r =>
    `2024/05/05 12:00:00 [error] ${r.number()}#0: *${r.number()} upstream timed out (110: Connection timed out)`,
  syslog: r => `May  5 12:00:00 host sshd[${r.number()}]: error: ${r.words()} port ${r.number()}`,
  systemd: r =>
    `May 05 12:00:00 host systemd[1]: unit.service: Main process exited, code=exited, status=${r.number()}/FAILURE`,
  npm: r => `npm ERR! code E${r.number()} npm ERR! errno ${r.number()} ${r.words()}`,
  gradle: r =>
    `> Task :app:${r.of(WORDS)} FAILED in ${r.number()}ms, ${r.number()} actionable tasks: ${r.number()} executed`,
  javac: r => `src/main/java/App.java:${r.number()}: error: cannot find symbol ${r.of(WORDS)}`,
  tsc: r => `src/app.ts(${r.number()},7): error TS${r.number()}: Property '${r.of(WORDS)}' does not exist.`,
  spring: r =>
    `${r.time()}.123  INFO ${r.number()} --- [nio-8080-exec-${r.int(9)}] c.e.shop.${r.of(WORDS)} : ${r.words()}=${r.number()}`,
  springError: r =>
    `${r.time()},123 ERROR [${r.hex(16)}] - (${r.of(WORDS)},${r.of(WORDS)},${r.number()}ms) {"status":${r.number()},"error":"Internal Server Error","path":"/x"}`,
  java: r => `java.lang.IllegalStateException: error code: ${r.number()}, message: ${r.words()}`,
  stack: r => `\tat com.example.rpc.RpcException.of(RpcException.java:${r.number()})`,
  ownException: r => `com.example.RpcException: ${r.words()} ${r.number()}`,
  logcat: r =>
    `08-11 12:50:08.902  ${r.number()}  ${r.number()} ${r.of(['D', 'E', 'W'])} ${r.of(['Volley', 'OkHttp', 'art', 'Choreographer'])}: ${r.words()} ${r.number()}`,
  logcatBrief: r =>
    `E/${r.of(['AndroidRuntime', 'dalvikvm', 'SurfaceFlinger'])}( ${r.number()}): ${r.words()}: ${r.number()}`,
  dalvik: r =>
    `W/dalvikvm( ${r.number()}): threadid=${r.int(99)}: thread exiting with uncaught exception (group=0x${r.hex(8)})`,
  json: r =>
    `{"time":"${r.time()}","level":"error","msg":"${r.words()}","code":${r.number()},"status":${r.number()},"ms":${r.number()}}`,
  jsonError: r => `{"error":{"code":${r.number()},"message":"${r.words()}"},"id":${r.number()}}`,
  jsonNumber: r => `{"error":${r.number()},"reason":"${r.words()}","retry":${r.int(9)},"status":${r.number()}}`,
  errorNumber: r => `${r.of(WORDS)} error: ${r.number()} ${r.words()}`,
  mysql: r => `ERROR ${r.number()} (HY000) at line ${r.number()}: ${r.words()}`,
  redis: r => `${r.number()}:M 05 May 2024 12:00:00.123 * ${r.number()} changes in ${r.number()} seconds. Saving...`,
  docker: r =>
    `${r.time().replace(' ', 'T')}.123456789Z stdout F ${r.words()} result=${r.number()} status: ${r.number()}`,
  kernel: r => `[${r.number()}.${r.number()}] usb 1-1: device descriptor read/64, error -${r.int(200)}`,
  pay: r => `{resultStatus=${r.of([4000, 6001, 6002, 8000, 9000])}, memo=${r.words()}, result={}}`,
  payOld: r => `resultStatus={${r.of([4000, 6001, 9000])}};memo={${r.words()}};result={}`,
  http: r => `HTTP/1.1 ${r.of([200, 500])} status: ${r.number()} x-request-id: ${r.hex(32)}`,
  chinese: r => `${r.time()} 错误 ${r.number()}：系统错误，${r.words()}`,
  digestLike: r => `${r.time()},001 - (/api,request,Y,${r.number()}ms,${r.of(WORDS)},${r.number()})`,
  spiLike: r => `${r.time()},001 - (${r.of(WORDS)},${r.number()}ms,Y,${r.number()})`,
  detailLike: r => `${r.time()} [request] ${r.hex(30)} INFO ${r.words()} ${r.number()}`,
  guardLike: r => `MSG ERROR: ${r.number()} ${r.words()}`,
  packageLike: r => `jarsigner: signature verify results ${r.words()} ${r.number()}`,
  pretty: r => `  "${r.of(['error', 'status', 'code', 'resultState'])}": ${r.number()},`,
  brace: r => r.of(['{', '}', '},', '[', '],', '']),
  random: r => Array.from({ length: r.int(120) }, () => String.fromCharCode(32 + r.int(95))).join(''),
};

/** Lines of an ordinary log, in any order. */
export function ordinaryLines(count: number, seed: number): string[] {
  const random = new Random(seeded(seed));
  const makers = Object.values(LINES);
  return Array.from({ length: count }, () => random.of(makers)(random));
}
