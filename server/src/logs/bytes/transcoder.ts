/** Makes of the bytes of a file those that lines are found in: UTF-8, GBK and other supersets of ASCII stay as they are. */
export interface Transcoder {
  push(bytes: Buffer): Buffer;
  /** What is left when the file ends, such as half a character. */
  end(): Buffer;
}

/** A byte order mark has at most so many bytes. */
const MARK = 3;

/** Looks at the first bytes for a byte order mark: UTF-16 becomes UTF-8, and the mark of UTF-8 goes. */
export function createTranscoder(): Transcoder {
  let head = Buffer.alloc(0);
  let chosen: Transcoder | undefined;
  const choose = () => {
    const { transcoder, rest } = byMark(head);
    chosen = transcoder;
    return transcoder.push(rest);
  };
  return {
    push(bytes) {
      if (chosen) return chosen.push(bytes);
      head = Buffer.concat([head, bytes]);
      return couldBecomeMark(head) ? Buffer.alloc(0) : choose();
    },
    end() {
      const first = chosen ? Buffer.alloc(0) : choose();
      return Buffer.concat([first, chosen?.end() ?? Buffer.alloc(0)]);
    },
  };
}

function couldBecomeMark(head: Buffer): boolean {
  return head.length < MARK && ['', 'ef', 'efbb', 'fe', 'ff'].includes(head.toString('hex'));
}

function byMark(head: Buffer): { transcoder: Transcoder; rest: Buffer } {
  const mark = head.subarray(0, MARK).toString('hex');
  if (mark.startsWith('fffe')) return { transcoder: fromUtf16('utf-16le'), rest: head.subarray(2) };
  if (mark.startsWith('feff')) return { transcoder: fromUtf16('utf-16be'), rest: head.subarray(2) };
  return { transcoder: AS_IT_IS, rest: mark === 'efbbbf' ? head.subarray(MARK) : head };
}

const AS_IT_IS: Transcoder = { push: bytes => bytes, end: () => Buffer.alloc(0) };

function fromUtf16(encoding: string): Transcoder {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return {
    push: bytes => Buffer.from(decoder.decode(bytes, { stream: true })),
    end: () => Buffer.from(decoder.decode()),
  };
}
