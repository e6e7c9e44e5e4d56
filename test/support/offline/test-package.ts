import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type PublicKey, readPublicKey } from '../../../server/src/offline/keys/public-key.ts';
import { type RawMember, tarBytes } from './tar-bytes.ts';
import { type EndFields, type RawEntry, zipBytes } from './zip-bytes.ts';

export interface TestKey {
  privateKey: KeyObject;
  publicKey: PublicKey;
}

/** A key pair for tests; making one takes a while, so keep it. */
export function testKey(modulusLength = 2048): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
  return { privateKey, publicKey: readPublicKey(Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }))) };
}

export const KEY = testKey();
export const OTHER_KEY = testKey();

export const APP = { appId: '70000000', version: '1.0.0.1' };

/** Signs with `node:crypto` and not with the product. @returns base64 */
export function signBytes(bytes: Buffer, key: TestKey = KEY, digest = 'sha1'): string {
  return createSign(`RSA-${digest.toUpperCase()}`).update(bytes).sign(key.privateKey).toString('base64');
}

export function manifestText({ appId, version } = APP): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<package>\n  <uid>${appId}</uid>\n  <name>h5app</name>\n  <version>${version}</version>\n</package>\n`;
}

export function hpmfileMember({ appId, version } = APP): RawMember {
  return { name: 'hpmfile.json', data: JSON.stringify({ appid: appId, name: 'h5app', version }, undefined, 2) };
}

/** The files of a package that has nothing else to it. */
export function usualMembers(app = APP): RawMember[] {
  return [hpmfileMember(app), { name: 'www/' }, { name: 'www/index.html', data: '<html></html>\n' }];
}

/** What a package is made of; whatever is left out is as the console makes it. */
export interface PackageSpec {
  app?: { appId: string; version: string };
  key?: TestKey;
  manifest?: string | Buffer;
  /** Members, or the whole tar. */
  tar?: readonly (RawMember | Buffer)[] | Buffer;
  tarName?: string;
  /** The whole text, or makes it of the right one. */
  cert?: string | Buffer | ((signatures: { tar: string; manifest: string }) => string);
  /** Changes the entries before they are written. */
  entries?: (entries: [manifest: RawEntry, cert: RawEntry, tar: RawEntry]) => RawEntry[];
  end?: EndFields;
}

export function buildPackage(spec: PackageSpec = {}): Buffer {
  const { app = APP, key = KEY, tarName = `${app.appId}.tar`, tar = usualMembers(app) } = spec;
  const manifest = Buffer.from(spec.manifest ?? manifestText(app));
  const tarData = Buffer.isBuffer(tar) ? tar : tarBytes(tar);
  const sign = () => ({ tar: signBytes(tarData, key), manifest: signBytes(manifest, key) });
  const cert = typeof spec.cert === 'function' ? spec.cert(sign()) : (spec.cert ?? certText(sign(), tarName));
  const entries: [RawEntry, RawEntry, RawEntry] = [
    { name: 'Manifest.xml', data: manifest },
    { name: 'CERT.json', data: Buffer.from(cert) },
    { name: tarName, data: tarData, central: { internal: 0 } },
  ];
  return zipBytes(spec.entries?.(entries) ?? entries, spec.end);
}

export function certText(signatures: { tar: string; manifest: string }, tarName = `${APP.appId}.tar`): string {
  return `{"${tarName}":"${signatures.tar}","Manifest.xml":"${signatures.manifest}"} \n`;
}
