import * as l10n from '@vscode/l10n';
import type { Finding, Severity } from '../../findings.ts';
import type { FoundKey } from './model.ts';

/** What is wrong with the keys of an app, each at the place that has it. */
export function keyFindings(keys: readonly FoundKey[]): Finding[] {
  return [...keys.flatMap(problemFindings), ...keys.flatMap(warningFindings), ...severalKeys(keys)];
}

function problemFindings(key: FoundKey): Finding[] {
  const { problem, detail = '' } = key;
  if (problem === undefined) return [];
  switch (problem) {
    case 'computed':
      return [at(key, 'info', 'package/key-computed', l10n.t('Key not found by reading: it is computed.'))];
    case 'header-left': {
      const message = l10n.t(
        'The key still has its "-----BEGIN" line, and the client decodes all of it as base64 (seen in code). Leave only what is between the first and the last line, without line breaks.',
      );
      return [at(key, 'error', 'package/key-header-left', message)];
    }
    case 'no-key': {
      const message = l10n.t('No client can verify with this key. {0}', detail);
      return [at(key, 'error', 'package/key-unusable', message)];
    }
    case 'file-missing': {
      const message = l10n.t(
        'The app’s folder has no file {0}. Without it the client verifies nothing, so that no package loads (documented). Add the PEM of the public key to the app’s bundle.',
        detail,
      );
      return [at(key, 'error', 'package/key-file-missing', message)];
    }
    case 'file-unreadable': {
      const message = l10n.t('Which key the app has is not known. {0}', detail);
      return [at(key, 'warning', 'package/key-file-unreadable', message)];
    }
    case 'path-slash': {
      const message = l10n.t(
        'The path lacks the "/" between the bundle’s path and {0}, so that there is no such file. The sample of the documentation has the same mistake. Use stringByAppendingPathComponent:.',
        detail,
      );
      return [at(key, 'error', 'package/key-path-slash', message)];
    }
  }
}

function warningFindings(key: FoundKey): Finding[] {
  return (key.warnings ?? []).map(({ code, severity, message }) => at(key, severity, code, message));
}

function severalKeys(keys: readonly FoundKey[]): Finding[] {
  const first = keys.find(key => key.fingerprint !== undefined);
  const other = keys.find(key => key.fingerprint !== undefined && key.fingerprint !== first?.fingerprint);
  if (!first || !other) return [];
  const message = l10n.t(
    'The app names another key by {0}, and the client reads its key only once (seen in code). Keep one.',
    first.what,
  );
  return [at(other, 'warning', 'package/several-keys', message)];
}

function at({ file, range }: FoundKey, severity: Severity, code: string, message: string): Finding {
  return { code, severity, message, file, range };
}
