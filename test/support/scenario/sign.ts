import { createHash, createHmac } from 'node:crypto';

/** What a client makes a signature of. */
export interface Signed {
  secret: string;
  operationType: string;
  /** As it is sent, before gzip. */
  body: Buffer;
  /** The header `Ts`. */
  ts: string;
  /** The algorithm that the header `signType` names. */
  algorithm: 'md5' | 'hmac-sha1';
}

interface Parts extends Omit<Signed, 'algorithm'> {
  encode(body: Buffer): string;
  join(operationType: string, data: string, ts: string): string;
  digest(secret: string, content: string): Buffer;
  write(digest: Buffer): string;
}

const md5 = (text: string) => createHash('md5').update(text).digest();
const hmac = (algorithm: string) => (secret: string, content: string) =>
  createHmac(algorithm, secret).update(content).digest();
const serialised = (write: (value: unknown) => string) => (_: string, parts: Parts) => ({
  body: Buffer.from(write(JSON.parse(parts.body.toString()))),
});

/** What a scenario may have a client do otherwise: `{{sign last}}`, `{{sign secret=x upper}}`. */
const OTHERWISE: Record<string, (value: string, parts: Parts) => Partial<Parts>> = {
  secret: secret => ({ secret }),
  op: operationType => ({ operationType }),
  ts: ts => ({ ts }),
  /** Hours that are added to what is signed. */
  zone: (hours, { ts }) => ({ ts: String(Number(ts) + Number(hours) * 3_600_000) }),
  seconds: (_, { ts }) => ({ ts: ts.slice(0, -3) }),
  body: body => ({ body: Buffer.from(body) }),
  trimmed: (_, { body }) => ({ body: Buffer.from(body.toString().trim()) }),
  latin1: (_, { body }) => ({ body: Buffer.from(body.toString(), 'latin1') }),
  compact: serialised(value => JSON.stringify(value)),
  indented: serialised(value => JSON.stringify(value, null, 2)),
  unwrapped: serialised(value => JSON.stringify((value as unknown[])[0])),
  'by-name': serialised(value => JSON.stringify(value, Object.keys((value as object[])[0] ?? {}).sort())),
  text: () => ({ encode: body => body.toString() }),
  hex: () => ({ encode: body => body.toString('hex') }),
  'url-safe': () => ({ encode: body => body.toString('base64').replaceAll('+', '-').replaceAll('/', '_') }),
  unpadded: () => ({ encode: body => body.toString('base64').replaceAll('=', '') }),
  'plus-as-space': () => ({ encode: body => body.toString('base64').replaceAll('+', ' ') }),
  'lower-names': () => ({ join: (type, data, ts) => `operation-type=${type}&request-data=${data}&ts=${ts}` }),
  'ts-second': () => ({ join: (type, data, ts) => `Operation-Type=${type}&Ts=${ts}&Request-Data=${data}` }),
  last: () => ({ digest: (secret, content) => md5(content + secret) }),
  'no-ampersand': () => ({ digest: (secret, content) => md5(secret + content) }),
  'no-secret': () => ({ digest: (_, content) => md5(content) }),
  hmac: () => ({ digest: hmac('sha1') }),
  'hmac-sha256': () => ({ digest: hmac('sha256') }),
  upper: () => ({ write: digest => digest.toString('hex').toUpperCase() }),
  base64: () => ({ write: digest => digest.toString('base64') }),
};

/**
 * Signs as the documentation of the gateway says, with Node's own functions and none of the product.
 * @param options words of the table above
 */
export function signatureOf({ algorithm, ...signed }: Signed, options: string): string {
  let parts: Parts = {
    ...signed,
    encode: body => body.toString('base64'),
    join: (operationType, data, ts) => `Operation-Type=${operationType}&Request-Data=${data}&Ts=${ts}`,
    digest: algorithm === 'md5' ? (secret, content) => md5(`${secret}&${content}`) : hmac('sha1'),
    write: digest => digest.toString('hex'),
  };
  for (const option of options.split(' ').filter(Boolean)) {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/.exec(option) ?? [];
    const change = OTHERWISE[name];
    if (!change) throw new Error(`{{sign}} knows nothing called "${name}".`);
    parts = { ...parts, ...change(value, parts) };
  }
  const content = parts.join(parts.operationType, parts.encode(parts.body), parts.ts);
  return parts.write(parts.digest(parts.secret, content));
}
