import { APP, buildPackage, hpmfileMember, manifestText, usualMembers } from '../../../support/offline/test-package.ts';
import { type BadRow, casesOf } from './bad-case.ts';

interface Signatures {
  tar: string;
  manifest: string;
}

function cert(text: string | Buffer | ((signatures: Signatures) => string)): () => Buffer {
  return () => buildPackage({ cert: text });
}

/** A manifest that says something else, validly signed. */
function manifest(change: (text: string) => string | Buffer): () => Buffer {
  return () => buildPackage({ manifest: change(manifestText()) });
}

function hpmfile(data: string): () => Buffer {
  return () => buildPackage({ tar: [{ name: 'hpmfile.json', data }, ...usualMembers().slice(1)] });
}

const MALFORMED: BadRow[] = [
  [
    'a name that CERT.json has twice',
    cert(({ tar, manifest }) => `{"70000000.tar":"","70000000.tar":"${tar}","Manifest.xml":"${manifest}"} \n`),
    'cert-duplicate',
  ],
  [
    'a name that CERT.json has twice, once escaped',
    cert(({ tar, manifest }) => `{"70000000.tar":"${tar}","Manifest.xml":"${manifest}","\\u004danifest.xml":""} \n`),
    'cert-duplicate',
  ],
  [
    'a signature that is null',
    cert(({ manifest }) => `{"70000000.tar":null,"Manifest.xml":"${manifest}"}`),
    'cert-syntax',
  ],
  ['a signature that is a number', cert('{"70000000.tar":1,"Manifest.xml":2}'), 'cert-syntax'],
  ['a signature that is a list', cert('{"70000000.tar":[],"Manifest.xml":""}'), 'cert-syntax'],
  ['a CERT.json that is a list', cert('[]'), 'cert-syntax'],
  ['a CERT.json that is empty', cert(''), 'cert-syntax'],
  ['a CERT.json that is cut off', cert('{"70000000.tar":"'), 'cert-syntax'],
  ['a CERT.json with something behind it', cert('{} {}'), 'cert-syntax'],
  ['a CERT.json with a comment', cert('{/* */}'), 'cert-syntax'],
  ['a CERT.json with a byte order mark', cert('\uFEFF{}'), 'cert-syntax'],
  ['a CERT.json that is nested deeply', cert('['.repeat(30_000)), 'cert-syntax'],
  ['a CERT.json that is no UTF-8', cert(Buffer.from([0x7b, 0xff, 0x7d])), 'cert-not-utf8'],
  ['a CERT.json that is too large', cert(`{}${' '.repeat(65_536)}`), 'zip-too-large'],
  [
    'a manifest with a DOCTYPE',
    manifest(text => text.replace('<package>', '<!DOCTYPE a><package>')),
    'manifest-markup',
  ],
  [
    'a manifest with an external entity',
    manifest(text => text.replace('<package>', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><package>')),
    'manifest-markup',
  ],
  ['a manifest with an entity', manifest(text => text.replace('h5app', '&amp;')), 'manifest-markup'],
  ['a manifest with a comment', manifest(text => text.replace('h5app', '<!-- -->')), 'manifest-markup'],
  [
    'a manifest with two uids',
    manifest(text => text.replace('<name>', '<uid>70000001</uid><name>')),
    'manifest-duplicate',
  ],
  ['a manifest without a uid', manifest(text => text.replaceAll('uid', 'id')), 'manifest-missing'],
  ['a manifest without a version', manifest(text => text.replaceAll('version>', 'v>')), 'manifest-missing'],
  ['a manifest with an empty uid', manifest(text => text.replace('70000000', '')), 'manifest-value'],
  ['a manifest that is no XML', manifest(() => '{}'), 'manifest-structure'],
  ['a manifest that is empty', manifest(() => ''), 'manifest-structure'],
  ['a manifest that is no UTF-8', manifest(() => Buffer.from([0xff])), 'manifest-not-utf8'],
  ['a manifest that is too large', manifest(text => text + ' '.repeat(65_536)), 'zip-too-large'],
  ['an hpmfile.json that is no JSON', hpmfile('{'), 'hpmfile-syntax'],
  ['an hpmfile.json that is a list', hpmfile('[]'), 'hpmfile-syntax'],
  ['an hpmfile.json that is too large', hpmfile(`{}${' '.repeat(65_536)}`), 'hpmfile-size'],
];

const OTHER_APP = { ...APP, appId: '70000001' };
const OTHER_VERSION = { ...APP, version: '1.0.0.2' };

/** What is signed validly, part by part, and does not belong together. */
const INCONSISTENT: BadRow[] = [
  ['a manifest of another app', () => buildPackage({ manifest: manifestText(OTHER_APP) }), 'tar-name-mismatch'],
  ['a manifest of another version', () => buildPackage({ manifest: manifestText(OTHER_VERSION) }), 'hpmfile-mismatch'],
  ['the tar of another version', () => buildPackage({ tar: usualMembers(OTHER_VERSION) }), 'hpmfile-mismatch'],
  ['the tar of another app', () => buildPackage({ tar: usualMembers(OTHER_APP) }), 'hpmfile-mismatch'],
  ['a tar of another name', () => buildPackage({ tarName: '70000001.tar' }), 'tar-name-mismatch'],
  ['no hpmfile.json', () => buildPackage({ tar: usualMembers().slice(1) }), 'hpmfile-missing'],
  [
    'an hpmfile.json in a folder only',
    () => buildPackage({ tar: [{ ...hpmfileMember(), name: 'www/hpmfile.json' }] }),
    'hpmfile-missing',
  ],
  ['an hpmfile.json that says nothing', hpmfile('{}'), 'hpmfile-missing'],
  ['an hpmfile.json without a version', hpmfile('{"appid":"70000000","version":1}'), 'hpmfile-missing'],
];

/** What is wrong with the texts of a package. */
export const BAD_TEXTS = [...casesOf('malformed', MALFORMED), ...casesOf('inconsistent', INCONSISTENT)];
