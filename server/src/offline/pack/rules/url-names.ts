import * as l10n from '@vscode/l10n';
import { baseName, finding, type Rule } from './rule.ts';

/** What is written otherwise in URLs: browsers change it, or end the path there. */
const CHANGED = /[^!$&'()*+,\-./\w:;=@[\]|~\\]/u;

/**
 * Names that stand otherwise in URLs. A client looks for a file by its URL (seen in code), so pages may not find these.
 * For global resource packages the docs warn of everything that urlencode changes (documented: D-GENERATE).
 */
export const urlNamesRule: Rule = function* ({ entries, resourceType }) {
  for (const { path } of entries) {
    const isHost = resourceType === 'global' && !path.includes('/');
    const character = isHost ? undefined : changedBy(baseName(path), resourceType === 'global');
    if (character === undefined) continue;
    const message = l10n.t(
      'In URLs {0} is written as {1}, so clients may not find this file. Use letters of English, digits, ".", "-" and "_".',
      JSON.stringify(character),
      percentEncoded(character),
    );
    yield finding('name-url', 'warning', path, message);
  }
};

function changedBy(name: string, isStrict: boolean): string | undefined {
  return (isStrict ? /[^\w.*-]/u : CHANGED).exec(name)?.[0];
}

/** `encodeURIComponent` throws for halves of pairs; those are reported as no UTF-8 beside this. */
function percentEncoded(character: string): string {
  return Buffer.from(character).toString('hex').replace(/../g, '%$&').toUpperCase();
}
