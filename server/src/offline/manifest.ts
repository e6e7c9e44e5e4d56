import * as l10n from '@vscode/l10n';
import { MalformedError } from './malformed-error.ts';
import { MANIFEST_NAME } from './names.ts';

/** Real ones have some 150 bytes. Our choice. */
const LIMIT = 64 * 1024;

export interface ManifestValues {
  appId: string;
  version: string;
}

export interface Manifest extends ManifestValues {
  /** Whether the bytes are what the console makes of these values. */
  isTemplate: boolean;
}

/**
 * Byte for byte what the console makes (measured).
 * @param values plain text without markup, which the caller has checked
 */
export function printManifest({ appId, version }: ManifestValues): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<package>
  <uid>${appId}</uid>
  <name>h5app</name>
  <version>${version}</version>
</package>
`;
}

/**
 * Reads the uid and version of a manifest. XML can say one thing in many ways, and readers need not agree; what is
 * neither the console's template nor just as plain is refused: comments, CDATA, entities, attributes, repeated elements.
 * @param bytes of the entry; offsets of errors count from its start
 * @throws MalformedError
 */
export function parseManifest(bytes: Buffer): Manifest {
  const text = decode(bytes);
  const fail = (what: string, message: string, at = 0): never => {
    const offset = Buffer.byteLength(text.slice(0, at));
    throw new MalformedError(`package/manifest-${what}`, message, offset, MANIFEST_NAME);
  };
  refuseMarkup(text, fail);
  const elements = readElements(text, fail);
  const textOf = (element: string): string => {
    const found = elements.get(element) ?? fail('missing', l10n.t('{0} has no {1}.', MANIFEST_NAME, `<${element}>`));
    if (/^[\x21-\x7e]+$/.test(found.text)) return found.text;
    return fail('value', l10n.t('{0} of {1} is no plain value.', `<${element}>`, MANIFEST_NAME), found.at);
  };
  const values = { appId: textOf('uid'), version: textOf('version') };
  return { ...values, isTemplate: text === printManifest(values) };
}

type Fail = (what: string, message: string, at?: number) => never;

function decode(bytes: Buffer): string {
  if (bytes.length > LIMIT) {
    const message = l10n.t('{0} has {1} bytes; at most {2} are read.', MANIFEST_NAME, bytes.length, LIMIT);
    throw new MalformedError('package/manifest-size', message, LIMIT, MANIFEST_NAME);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const message = l10n.t('{0} is not UTF-8.', MANIFEST_NAME);
    throw new MalformedError('package/manifest-not-utf8', message, 0, MANIFEST_NAME);
  }
}

const MARKUP: [text: string, name: () => string][] = [
  ['<!--', () => l10n.t('a comment')],
  ['<![CDATA[', () => 'CDATA'],
  ['<!', () => 'DOCTYPE'],
  ['&', () => l10n.t('an entity')],
];

function refuseMarkup(text: string, fail: Fail): void {
  for (const [markup, name] of MARKUP) {
    const at = text.indexOf(markup);
    if (at >= 0) fail('markup', l10n.t('{0} has {1}, which readers take differently.', MANIFEST_NAME, name()), at);
  }
}

const DECLARATION = /<\?xml\s+version=(?:"1\.0"|'1\.0')(?:\s+encoding=(?:"utf-8"|'utf-8'))?\s*\?>/iy;
const OPEN_PACKAGE = /\s*<package\s*>/y;
const ELEMENT = /\s*<([A-Za-z][\w.-]*)\s*>([^<>]*)<\/\1\s*>/y;
const CLOSE_PACKAGE = /\s*<\/package\s*>\s*$/y;

interface Element {
  text: string;
  /** Where it starts, in characters. */
  at: number;
}

/** The elements in `<package>`, by name. */
function readElements(text: string, fail: Fail): Map<string, Element> {
  const elements = new Map<string, Element>();
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match;
  };
  // Some editors put a byte order mark first; XML readers skip it.
  if (text.startsWith('\uFEFF')) at = 1;
  take(DECLARATION);
  const isPackage = take(OPEN_PACKAGE) !== null;
  for (let match = take(ELEMENT); isPackage && match; match = take(ELEMENT)) {
    const [whole, name = '', content = ''] = match;
    const start = match.index + whole.indexOf('<');
    if (elements.has(name)) fail('duplicate', l10n.t('{0} has {1} twice.', MANIFEST_NAME, `<${name}>`), start);
    elements.set(name, { text: content, at: start });
  }
  if (isPackage && take(CLOSE_PACKAGE)) return elements;
  const message = l10n.t('{0} is not one <package> with plain elements, as <uid> and <version>.', MANIFEST_NAME);
  return fail('structure', message, at);
}
