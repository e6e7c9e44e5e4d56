/** Names of the entries of an offline package, in the order in which real packages have them (measured). */
export const MANIFEST_NAME = 'Manifest.xml';
export const CERT_NAME = 'CERT.json';

/** Alipay's own platform signs with it; no package of the mPaaS console has it (measured; the name is seen in code). */
export const SIGN_NAME = 'SIGN.json';

/** Made by the console, at the root of the tar. */
export const HPMFILE_NAME = 'hpmfile.json';

export function tarNameOf(appId: string): string {
  return `${appId}.tar`;
}

/** `70000000_1.0.0.6.amr`, as the console names packages (documented: D-ANDROID). */
export function packageFileName(appId: string, version: string): string {
  return `${appId}_${version}.amr`;
}

/** What a file name in the console's form says; nothing where it has another form. */
export function parsePackageFileName(name: string): { appId: string; version: string } | undefined {
  const [, appId, version] = /^(\d+)_(\d+(?:\.\d+)*)\.amr$/.exec(name) ?? [];
  return appId !== undefined && version !== undefined ? { appId, version } : undefined;
}
