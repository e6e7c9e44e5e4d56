import { zlibModule } from './zlib-module.ts';

/** Info-ZIP's default. */
const LEVEL = 6;

const INPUT_SIZE = 64 * 1024;
const OUTPUT_SIZE = 128 * 1024;

/** `Z_NO_FLUSH` and `Z_FINISH` of zlib. */
const [GO_ON, FINISH] = [0, 4];

/** What `zlib-streams` exports of zlib; addresses and sizes are in bytes of its memory. */
interface Zlib {
  memory: { readonly buffer: ArrayBuffer };
  malloc(size: number): number;
  free(address: number): void;
  deflate_new(): number;
  deflate_init_raw(stream: number, level: number): number;
  /** @returns zlib's status in the highest 8 bits, the count of bytes that came out in the others */
  deflate_process(stream: number, from: number, size: number, to: number, room: number, flush: number): number;
  deflate_last_consumed(stream: number): number;
  deflate_end(stream: number): number;
}

/**
 * zlib as its authors wrote it, in WebAssembly. It gives the bytes of the console's own packages (measured: 14 of the 15
 * entries of five of them), and the same ones on every system, which Node's zlib does not: it looks for matches by what
 * the processor can do (seen in code).
 */
export class RawDeflate implements Disposable {
  readonly #zlib = loadZlib();
  readonly #stream = this.#zlib.deflate_new();
  readonly #input = this.#zlib.malloc(INPUT_SIZE);
  readonly #output = this.#zlib.malloc(OUTPUT_SIZE);

  constructor() {
    const status = this.#zlib.deflate_init_raw(this.#stream, LEVEL);
    if (status !== 0) throw new Error(`zlib does not start (${status}).`);
  }

  /** @returns what came out so far, maybe nothing */
  push(bytes: Buffer): Buffer {
    const out: Buffer[] = [];
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + INPUT_SIZE);
      new Uint8Array(this.#zlib.memory.buffer).set(part, this.#input);
      out.push(this.#process(part.length, GO_ON).bytes);
      at += this.#zlib.deflate_last_consumed(this.#stream);
    }
    return Buffer.concat(out);
  }

  /** @returns the rest; nothing may be pushed after it */
  finish(): Buffer {
    const out: Buffer[] = [];
    for (let isEnd = false; !isEnd; ) {
      const result = this.#process(0, FINISH);
      out.push(result.bytes);
      isEnd = result.isEnd;
    }
    return Buffer.concat(out);
  }

  [Symbol.dispose](): void {
    this.#zlib.deflate_end(this.#stream);
    this.#zlib.free(this.#input);
    this.#zlib.free(this.#output);
  }

  #process(size: number, flush: number): { bytes: Buffer; isEnd: boolean } {
    const result = this.#zlib.deflate_process(this.#stream, this.#input, size, this.#output, OUTPUT_SIZE, flush);
    const status = result >> 24;
    if (status < 0) throw new Error(`zlib stopped (${status}).`);
    // Its memory may have moved meanwhile, and is overwritten by the next call.
    return {
      bytes: Buffer.from(new Uint8Array(this.#zlib.memory.buffer, this.#output, result & 0xffffff)),
      isEnd: status === 1,
    };
  }
}

/** Of the language, but declared only together with everything else that browsers have. */
declare const WebAssembly: {
  Module: new (bytes: Buffer) => object;
  Instance: new (module: object) => { exports: unknown };
};

let loaded: Zlib | undefined;

function loadZlib(): Zlib {
  loaded ??= new WebAssembly.Instance(new WebAssembly.Module(zlibModule())).exports as Zlib;
  return loaded;
}
