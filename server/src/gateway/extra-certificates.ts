import { readFile } from 'node:fs/promises';
import type { SecureContext } from 'node:tls';
import * as l10n from '@vscode/l10n';

/** What Node.js reads at each start, whether it needs it or not: with a system's certificates, as is common, that takes 40 ms. */
const OF_NODE = 'NODE_EXTRA_CA_CERTS';
/** The same for those that read it with the first call over TLS. */
const OURS = 'MPAAS_EXTRA_CA_CERTS';

/** The environment of a process of ours that is to start without reading certificates. */
export function withLateCertificates(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { [OF_NODE]: file, ...others } = env;
  return file ? { ...others, [OURS]: file } : others;
}

let known: Promise<SecureContext | undefined> | undefined;

/** Whom calls over TLS trust, or nothing where that is as Node.js has it. */
export function trusted(): Promise<SecureContext | undefined> {
  known ??= contextOf(process.env[OURS]);
  return known;
}

/** Certificates beside those of Node.js. As with Node.js, a file that cannot be read is told of, and does without. */
async function contextOf(file: string | undefined): Promise<SecureContext | undefined> {
  if (!file) return undefined;
  const tls: typeof import('node:tls') & { getCACertificates?(): string[] } = await import('node:tls');
  const { X509Certificate } = await import('node:crypto');
  try {
    const extra = await readFile(file, 'utf8');
    // A context takes anything for certificates.
    new X509Certificate(extra);
    return tls.createSecureContext({ ca: [...(tls.getCACertificates?.() ?? tls.rootCertificates), extra] });
  } catch (error) {
    process.emitWarning(l10n.t('The certificates of {0} cannot be used: {1}', OF_NODE, (error as Error).message));
    return undefined;
  }
}
