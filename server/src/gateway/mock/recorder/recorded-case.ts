import * as l10n from '@vscode/l10n';
import type { Json } from '../../../contracts/model.ts';
import type { SecretField } from '../../journal/redact.ts';
import { MAX_NESTING, nestingDepth } from '../../nesting.ts';
import type { Answer } from '../../wire.ts';
import { canonicalJson } from '../canonical.ts';
import { MalformedMock } from '../written/malformed-mock.ts';
import { withoutSecrets } from './without-secrets.ts';

/** One answer as a case of a mock. */
export interface RecordedCase {
  /** Absent when the call had no argument. */
  request?: Json;
  match: 'whole';
  resultStatus: number;
  tips?: string;
  memo?: string;
  result?: Json;
}

/** Levels that a mock adds around what it holds. */
const LEVELS_AROUND = 3;

/**
 * An answer as a case of a mock: what was asked, and what was answered, without headers and with stars for secrets.
 * @throws MalformedMock when they are nested deeper than mocks are
 */
export function recordedCase(
  request: Json | undefined,
  { code, tips, memo, body }: Answer,
  isSecret: SecretField,
): RecordedCase {
  const depth = Math.max(nestingDepth(JSON.stringify(request ?? null)), nestingDepth(body)) + LEVELS_AROUND;
  if (depth > MAX_NESTING) throw new MalformedMock('', l10n.t('it is nested deeper than {0} levels', MAX_NESTING));
  return {
    ...(request !== undefined && { request: withoutSecrets(request, isSecret) }),
    match: 'whole',
    resultStatus: code,
    ...(tips !== undefined && { tips }),
    ...(memo !== undefined && { memo }),
    ...(body !== '' && { result: withoutSecrets(JSON.parse(body), isSecret) }),
  };
}

/** What cases for the same request share. */
export function caseKey({ request }: { request?: Json }): string {
  return canonicalJson(request);
}
