import { CERT_NAME, MANIFEST_NAME, SIGN_NAME, tarNameOf } from './names.ts';
import type { ZipEntry } from './zip/zip-archive.ts';

/** Which entry of a package is what; nothing where there is none. */
export interface PackageEntries {
  manifest: ZipEntry | undefined;
  cert: ZipEntry | undefined;
  sign: ZipEntry | undefined;
  tar: ZipEntry | undefined;
  /** What packages of the console do not have (measured: exactly three entries). */
  others: ZipEntry[];
}

/**
 * Says which entry is what.
 * @param appId whose tar is meant when there are several
 */
export function entriesByRole(entries: readonly ZipEntry[], appId?: string): PackageEntries {
  const named = (name: string) => entries.find(entry => entry.name === name);
  const tars = entries.filter(({ name }) => name.endsWith('.tar'));
  const roles = {
    manifest: named(MANIFEST_NAME),
    cert: named(CERT_NAME),
    sign: named(SIGN_NAME),
    tar: tars.find(({ name }) => appId !== undefined && name === tarNameOf(appId)) ?? tars[0],
  };
  const known = Object.values(roles);
  return { ...roles, others: entries.filter(entry => !known.includes(entry)) };
}
