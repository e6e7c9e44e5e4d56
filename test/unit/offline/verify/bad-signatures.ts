import { constants, privateEncrypt, sign } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { tarBytes } from '../../../support/offline/tar-bytes.ts';
import {
  buildPackage,
  certText,
  KEY,
  manifestText,
  OTHER_KEY,
  signBytes,
  testKey,
  usualMembers,
} from '../../../support/offline/test-package.ts';
import { type RawEntry, uint32 } from '../../../support/offline/zip-bytes.ts';
import { type BadRow, casesOf } from './bad-case.ts';

interface Signatures {
  tar: string;
  manifest: string;
}

const TAR = tarBytes(usualMembers());
const MANIFEST = Buffer.from(manifestText());
const SMALL_KEY = testKey(1024);

/** Other signatures, in the form of the console. */
function signed(change: (signatures: Signatures) => Partial<Signatures>): () => Buffer {
  return () => buildPackage({ cert: signatures => certText({ ...signatures, ...change(signatures) }) });
}

function tarSignature(bytes: Buffer): () => Buffer {
  return signed(() => ({ tar: bytes.toString('base64') }));
}

function by(digest: string): () => Buffer {
  return signed(() => ({ tar: signBytes(TAR, KEY, digest), manifest: signBytes(MANIFEST, KEY, digest) }));
}

function entries(change: (entries: [RawEntry, RawEntry, RawEntry]) => RawEntry[]): () => Buffer {
  return () => buildPackage({ entries: change });
}

function cert(text: (signatures: Signatures) => string): () => Buffer {
  return () => buildPackage({ cert: text });
}

/** A number not below the modulus, which opens to the same as the true signature in careless implementations. */
function aboveModulus(): Buffer {
  const modulus = BigInt(
    `0x${Buffer.from(KEY.publicKey.key.export({ format: 'jwk' }).n ?? '', 'base64url').toString('hex')}`,
  );
  const signature = BigInt(`0x${Buffer.from(signBytes(TAR), 'base64').toString('hex')}`);
  const sum = (signature + modulus).toString(16);
  return Buffer.from(sum.padStart(sum.length + (sum.length % 2), '0'), 'hex');
}

const pss = sign('RSA-SHA1', TAR, { key: KEY.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING });
const bareHash = privateEncrypt({ key: KEY.privateKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.alloc(20));

const ENTRY_SET: BadRow[] = [
  ['no CERT.json', entries(([manifest, , tar]) => [manifest, tar]), 'missing-entry'],
  ['no manifest', entries(([, cert, tar]) => [cert, tar]), 'missing-entry'],
  ['no tar', entries(([manifest, cert]) => [manifest, cert]), 'missing-entry'],
  ['no entries', entries(() => []), 'missing-entry'],
  ['a SIGN.json', entries(all => [...all, { name: 'SIGN.json', data: Buffer.from('{}') }]), 'sign-json'],
  ['a further entry', entries(all => [...all, { name: 'evil.js', data: Buffer.from('x') }]), 'extra-entry'],
  [
    'a further entry that clients do not check',
    entries(all => [...all, { name: 'ios', data: Buffer.from('x') }]),
    'extra-entry',
  ],
  ['a second tar', entries(all => [...all, { name: '70000001.tar', data: TAR }]), 'extra-entry'],
  ['a manifest in other case', entries(([m, ...rest]) => [{ ...m, name: 'manifest.xml' }, ...rest]), 'missing-entry'],
  ['a CERT.json that omits the tar', cert(({ manifest }) => `{"Manifest.xml":"${manifest}"} \n`), 'cert-missing-entry'],
  ['a CERT.json that omits the manifest', cert(({ tar }) => `{"70000000.tar":"${tar}"} \n`), 'cert-missing-entry'],
  [
    'a CERT.json that names one entry too many',
    cert(all => certText(all).replace('{', '{"evil.js":"",')),
    'cert-extra-entry',
  ],
  ['a CERT.json that names the tar in other case', cert(all => certText(all, '70000000.TAR')), 'cert-missing-entry'],
];

const UNSIGNED: BadRow[] = [
  ['empty signatures', cert(() => certText({ tar: '', manifest: '' })), 'unsigned'],
  ['a CERT.json without signatures', cert(() => '{} \n'), 'cert-empty'],
  ['an empty signature of the tar', signed(() => ({ tar: '' })), 'partly-signed'],
  ['an empty signature of the manifest', signed(() => ({ manifest: '' })), 'partly-signed'],
];

const CHANGED: BadRow[] = [
  ['a tar that was changed', signed(() => ({ tar: signBytes(Buffer.from('before')) })), 'entry-changed'],
  ['a manifest that was changed', signed(() => ({ manifest: signBytes(Buffer.from('before')) })), 'entry-changed'],
  ['exchanged signatures', signed(({ tar, manifest }) => ({ tar: manifest, manifest: tar })), 'signatures-swapped'],
];

const DAMAGED: BadRow[] = [
  ['white space in base64', signed(({ tar }) => ({ tar: `${tar.slice(0, 76)}\\n${tar.slice(76)}` })), 'signature-text'],
  ['white space after base64', signed(({ tar }) => ({ tar: `${tar} ` })), 'signature-text'],
  ['base64 without padding', signed(({ tar }) => ({ tar: tar.replace(/=+$/, '') })), 'signature-text'],
  [
    'base64 for URLs',
    signed(({ tar }) => ({ tar: Buffer.from(tar, 'base64').toString('base64url').replace(/^..../, '-_-_') })),
    'signature-text',
  ],
  [
    'base64 with bits to spare',
    signed(({ tar }) => ({ tar: tar.replace(/.==$/, spare => `${nextLetter(spare)}==`) })),
    'signature-text',
  ],
  [
    'a signature in hexadecimal',
    signed(({ tar }) => ({ tar: `${Buffer.from(tar, 'base64').toString('hex')}!` })),
    'signature-text',
  ],
  [
    'a signature that is too long',
    tarSignature(Buffer.concat([Buffer.alloc(1), Buffer.from(signBytes(TAR), 'base64')])),
    'signature-damaged',
  ],
  [
    'a signature that is too short',
    tarSignature(Buffer.from(signBytes(TAR), 'base64').subarray(1)),
    'signature-damaged',
  ],
  ['a signature of one byte', tarSignature(Buffer.from([1])), 'signature-damaged'],
  ['a signature of zeros', tarSignature(Buffer.alloc(256)), 'signature-damaged'],
  ['a signature of ones', tarSignature(Buffer.alloc(256, 0xff)), 'signature-damaged'],
  [
    'a signature that is not below the modulus',
    signed(() => ({ tar: aboveModulus().toString('base64') })),
    'signature-damaged',
  ],
  ['a signature with PSS padding', tarSignature(pss), 'signature-damaged'],
  ['a signature of a bare digest', tarSignature(bareHash), 'signature-damaged'],
  ['one signature by another key', signed(() => ({ tar: signBytes(TAR, OTHER_KEY) })), 'signature-damaged'],
];

function nextLetter(padded: string): string {
  return String.fromCharCode(padded.charCodeAt(0) + 1);
}

const OTHER_DIGEST: BadRow[] = [
  ['signatures over SHA-256', by('sha256'), 'wrong-digest'],
  ['signatures over MD5', by('md5'), 'wrong-digest'],
  ['signatures over SHA-512', by('sha512'), 'wrong-digest'],
  ['one signature over SHA-256', signed(() => ({ tar: signBytes(TAR, KEY, 'sha256') })), 'wrong-digest'],
];

const OTHER_KEYS: BadRow[] = [
  ['signatures by another key', () => buildPackage({ key: OTHER_KEY }), 'wrong-key'],
  ['signatures by a key of 1024 bits', () => buildPackage({ key: SMALL_KEY }), 'wrong-key'],
];

const REPACKAGED: BadRow[] = [
  ['a comment of the archive', () => buildPackage({ end: { comment: Buffer.from('hello') } }), 'zip-comment'],
  [
    'a comment of an entry',
    entries(all => all.map(entry => ({ ...entry, central: { comment: Buffer.from('x') } }))),
    'zip-comment',
  ],
  ['entries in another order', entries(([manifest, cert, tar]) => [tar, cert, manifest]), 'zip-order'],
  ['what zipfile of Python writes', entries(all => all.map(pythonLike)), 'zip-made-by'],
  ['no extra fields', entries(all => all.map(withoutExtra)), 'zip-extra-fields'],
  ['the flag of UTF-8 names', entries(all => all.map(entry => withBoth(entry, { flags: 0x800 }))), 'zip-flags'],
  ['data descriptors', entries(all => all.map(withDescriptor)), 'zip-flags'],
  [
    'a CERT.json in another order',
    cert(({ tar, manifest }) => `{"Manifest.xml":"${manifest}","70000000.tar":"${tar}"} \n`),
    'cert-form',
  ],
  [
    'a CERT.json with other white space',
    cert(all => `${JSON.stringify(JSON.parse(certText(all)), undefined, 2)}\n`),
    'cert-form',
  ],
];

function withBoth(entry: RawEntry, fields: NonNullable<RawEntry['local']>): RawEntry {
  return { ...entry, local: fields, central: fields };
}

function withoutExtra(entry: RawEntry): RawEntry {
  return withBoth(entry, { extra: Buffer.alloc(0) });
}

function pythonLike(entry: RawEntry): RawEntry {
  const { local, central } = withoutExtra(entry);
  return {
    ...entry,
    ...(local && { local }),
    central: { ...central, madeBy: 0x0314, external: 0o600 * 0x10000, internal: 0 },
  };
}

/** As programs write that do not know the sizes when they begin. */
function withDescriptor(entry: RawEntry): RawEntry {
  const fields = [0x08074b50, crc32(entry.data), deflateRawSync(entry.data).length, entry.data.length];
  return {
    ...entry,
    local: { flags: 8, crc: 0, compressedSize: 0, size: 0 },
    central: { flags: 8 },
    after: Buffer.concat(fields.map(uint32)),
  };
}

/** What is wrong with signatures, or with what they are of. */
export const BAD_SIGNATURES = [
  ...casesOf('entry-set', ENTRY_SET),
  ...casesOf('unsigned', UNSIGNED),
  ...casesOf('entry-changed', CHANGED),
  ...casesOf('signature-damaged', DAMAGED),
  ...casesOf('wrong-digest', OTHER_DIGEST),
  ...casesOf('wrong-key', OTHER_KEYS),
  ...casesOf('repackaged', REPACKAGED),
];
