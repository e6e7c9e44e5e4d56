import { CERT_NAME, MANIFEST_NAME, SIGN_NAME, tarNameOf } from '../../names.ts';
import type { ForgivingCert } from '../forgiving-cert.ts';
import type { ReadPackage, VerifiedEntry } from '../read-package.ts';

/**
 * How a client's check of one file ends: `throws` for a value that is null, `unclear` where it depends on parsers that
 * are not known, `unreadable` where it depends on unzip code that is not known.
 */
export type FileCheck = 'passes' | 'fails' | 'unlisted' | 'throws' | 'unclear' | 'unreadable';

/** A package as an Android client finds it, unzipped into a folder. */
export interface ClientView {
  hasTar: boolean;
  /** Which list of signatures counts, and what is in it. */
  list: 'none' | 'unclear' | 'empty' | 'cert' | 'sign';
  files: { name: string; check: FileCheck }[];
  /** Whether CERT.json is as the console writes it for a package that is not signed (measured): empty texts for both. */
  isUnsigned: boolean;
  /** What the reader of the tar finds. */
  tar: 'readable' | 'odd-names' | 'unclear';
}

/** @param appId that the client is to open */
export function clientViewOf(parts: ReadPackage, appId: string | undefined): ClientView {
  const entries = parts.entries.filter(({ entry }) => isUnzipped(entry.name));
  const has = (name: string) => entries.some(({ entry }) => entry.name === name);
  // With SIGN.json and no key in the start parameters, the list that counts is SIGN.json, under a key of Alipay.
  const isBySign = has(SIGN_NAME);
  const list = isBySign ? parts.forgivingSign : parts.forgivingCert;
  return {
    hasTar: appId !== undefined && has(tarNameOf(appId)),
    list: !isBySign && !has(CERT_NAME) ? 'none' : listState(list, isBySign),
    files: entries
      .filter(({ entry }) => entry.name !== CERT_NAME && entry.name !== SIGN_NAME)
      .map(each => ({ name: each.entry.shown, check: checkOf(each, list, isBySign) })),
    isUnsigned: !isBySign && isUnsigned(list, appId),
    tar: tarState(parts),
  };
}

/** A list that leaves one of the two out is another matter: older clients skip what is not listed. */
function isUnsigned(list: ForgivingCert | undefined, appId: string | undefined): boolean {
  if (!list || appId === undefined) return false;
  const isEmpty = (value: unknown) => value === '';
  return [tarNameOf(appId), MANIFEST_NAME].every(name => isEmpty(list.get(name))) && [...list.values()].every(isEmpty);
}

/** The guard of the outer ZIP: other names are skipped, with the log line `zipEntry is illegal` (seen in code). */
function isUnzipped(name: string): boolean {
  return !name.includes('..') && !/[/\\%]/.test(name);
}

function listState(list: ForgivingCert | undefined, isBySign: boolean): ClientView['list'] {
  if (!list) return 'unclear';
  if (list.size === 0) return 'empty';
  return isBySign ? 'sign' : 'cert';
}

function checkOf(verified: VerifiedEntry, list: ForgivingCert | undefined, isBySign: boolean): FileCheck {
  const { entry, isReadable, signature, verifies } = verified;
  if (!isReadable) return 'unreadable';
  if (!list?.has(entry.name)) return 'unlisted';
  const value = list.get(entry.name);
  if (value === null) return 'throws';
  // The key of SIGN.json is Alipay's, whose signatures nobody else can make.
  if (isBySign) return 'fails';
  if (typeof value !== 'string') return 'unclear';
  if (signature === 'valid') return 'passes';
  if (verifies || signature === 'not-base64') return 'unclear';
  return 'fails';
}

/** Names become keys of a map, so that clients do not mind what they are (inferred). */
function tarState({ tar }: ReadPackage): ClientView['tar'] {
  if (!tar) return 'unclear';
  if (!tar.defect) return 'readable';
  return tar.defect.code.startsWith('package/tar-name-') ? 'odd-names' : 'unclear';
}
