import { Console } from 'node:console';
import { webcrypto } from 'node:crypto';
import { Writable } from 'node:stream';
import vm from 'node:vm';

export interface ConsoleLine {
  level: 'info' | 'warn';
  text: string;
}

/** What handlers run in, beside the language: what browsers have as well, and neither files, network nor environment. */
export interface HandlerContext {
  context: vm.Context;
  /** `JSON.parse` whose objects are those of the context. */
  parse(json: string): unknown;
  /** A `Date` of the context. */
  date(text: string): unknown;
}

const LINES_PER_SECOND = 20;
const LINE_LIMIT = 2000;

/** @param write told of what is written to the console, as much of it as anybody reads */
export function handlerContext(write: (line: ConsoleLine) => void): HandlerContext {
  const context = vm.createContext({
    console: new Console({ stdout: lines('info', write), stderr: lines('warn', write), colorMode: false }),
    crypto: webcrypto,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    structuredClone,
    URL,
    URLSearchParams,
    TextEncoder,
    TextDecoder,
    AbortController,
    AbortSignal,
    atob,
    btoa,
  });
  return {
    context,
    parse: vm.runInContext('JSON.parse', context),
    date: vm.runInContext('text => new Date(text)', context),
  };
}

function lines(level: ConsoleLine['level'], write: (line: ConsoleLine) => void): Writable {
  let [second, written] = [0, 0];
  return new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      const now = Math.trunc(performance.now() / 1000);
      if (now !== second) [second, written] = [now, 0];
      if (written++ < LINES_PER_SECOND) write({ level, text: text.trimEnd().slice(0, LINE_LIMIT) });
      done();
    },
  });
}
