import * as l10n from '@vscode/l10n';
import type { Json } from '../../../contracts/model.ts';
import { nestingDepth } from '../../nesting.ts';
import type { Deviation, Deviations } from '../deviation.ts';

/** Which bytes were signed, where others were sent. */
export const bodies: Deviations = function* ({ bytes }) {
  const text = bytes.toString();
  yield signed('empty-body', () => l10n.t('An empty body was signed, not the one that was sent.'), '');
  yield signed('empty-array', () => l10n.t('The body [] was signed, not the one that was sent.'), '[]');
  yield signed(
    'trimmed',
    () => l10n.t('The body was signed without the blanks around it. Sign what is sent.'),
    text.trim(),
  );
  yield signed('line-end', () => l10n.t('A line end was signed behind the body. Sign what is sent.'), `${text}\n`);
  yield signed(
    'crlf',
    () => l10n.t('The body was signed with CR LF at its line ends.'),
    text.replaceAll(/\r?\n/g, '\r\n'),
  );
  yield signed('lf', () => l10n.t('The body was signed with LF at its line ends.'), text.replaceAll('\r\n', '\n'));
  yield* encodings(text, bytes);
  yield* serialisations(text);
};

function* encodings(text: string, bytes: Buffer): Iterable<Deviation> {
  yield signed(
    'latin-1',
    () => l10n.t('The body was signed in ISO 8859-1 and sent in UTF-8. Take its bytes in UTF-8 for both.'),
    Buffer.from(text, 'latin1'),
  );
  yield signed(
    'utf-8-twice',
    () => l10n.t('The body’s UTF-8 was taken for text and encoded once more before it was signed.'),
    Buffer.from(bytes.toString('latin1')),
  );
  yield signed(
    'utf-16',
    () => l10n.t('The body was signed in UTF-16 and sent in UTF-8.'),
    Buffer.from(text, 'utf16le'),
  );
  yield signed(
    'byte-order-mark',
    () => l10n.t('A byte order mark was signed in front of the body.'),
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  );
}

/** Deeper ones are not written by hand, and recursion has an end. */
const MAX_DEPTH = 100;

/** Bytes that are no JSON, which is refused after the signature only, have none. */
function* serialisations(text: string): Iterable<Deviation> {
  if (nestingDepth(text) > MAX_DEPTH) return;
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    return;
  }
  const same = () => l10n.t('The body was serialised anew after it was signed. Sign exactly the bytes that are sent.');
  const compact = JSON.stringify(value);
  yield signed(
    'compact',
    () => l10n.t('The body was signed without spaces and sent with them. Sign exactly the bytes that are sent.'),
    compact,
  );
  yield signed('indented', same, JSON.stringify(value, null, 2));
  yield signed('indented-4', same, JSON.stringify(value, null, 4));
  yield signed('tabs', same, JSON.stringify(value, null, '\t'));
  yield signed('spaced', same, spaced(value));
  yield signed(
    'sorted-keys',
    () => l10n.t('The keys of the body were signed in another order than they were sent: by their names.'),
    JSON.stringify(sorted(value)),
  );
  yield signed('escaped-slashes', same, compact.replaceAll('/', '\\/'));
  yield signed(
    'escaped-unicode',
    () => l10n.t('The body was signed with \\u escapes and sent without them. Sign exactly the bytes that are sent.'),
    compact.replaceAll(/[\u0080-\uffff]/g, escaped),
  );
  yield signed('escaped-html', same, compact.replaceAll(/[<>&=']/g, escaped));
  if (Array.isArray(value)) {
    yield signed(
      'without-array',
      () => l10n.t('The argument was signed without the array around it. Sign the body as sent.'),
      JSON.stringify(value[0]) ?? '',
    );
  }
  yield signed(
    'array-twice',
    () => l10n.t('The body was signed with one more array around it than was sent.'),
    JSON.stringify([value]),
  );
  yield signed(
    'json-text',
    () => l10n.t('The body was signed as a JSON string, with quotes around it and escapes in it.'),
    JSON.stringify(text),
  );
}

function signed(id: string, says: () => string, body: string | Buffer): Deviation {
  return { id, says, change: { data: Buffer.from(body).toString('base64') } };
}

/** As Python writes JSON. */
function spaced(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${spaced(each)}`);
  return `{${entries.join(', ')}}`;
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map(key => [key, sorted(value[key] ?? null)]));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
