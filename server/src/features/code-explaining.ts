import * as l10n from '@vscode/l10n';
import { catalogueLanguage } from '../locale.ts';
import { type CodeInLine, CodesInLineRequest, type ExplainCodeParams, ExplainCodeRequest } from '../log-protocol.ts';
import type { Feature } from './feature.ts';
import { type LogLanguage, loadLogLanguage } from './support/log-documents.ts';
import { UserError } from './support/safe.ts';
import { serveRequest } from './support/serve-request.ts';

/** Finds and explains codes where there is no document: in terminals, and those that one types. */
export const codeExplaining: Feature = () => ({
  capabilities: {},
  register(connection) {
    serveRequest(connection, CodesInLineRequest, async ({ line }) => {
      const { codesInLine, titleOf } = await loadLogLanguage();
      return codesInLine(line).map((event): CodeInLine => {
        const { range, code, kind, platform } = event;
        const place = { start: range.start.character, end: range.end.character };
        return { ...place, title: titleOf(event), code, kind, ...(platform && { platform }) };
      });
    });
    serveRequest(connection, ExplainCodeRequest, async params => explanationOf(params, await loadLogLanguage()));
  },
});

/** @throws UserError for a code that is not known */
function explanationOf(
  { code, kind, platform }: ExplainCodeParams,
  { describeCode, findCodes, describeLine }: LogLanguage,
): string {
  const language = catalogueLanguage();
  const origin = { ...(kind && kind !== 'request' && kind !== 'registration' && { kind }) };
  const ofPlatform = platform && platform !== 'h5' ? { ...origin, platform } : origin;
  const found =
    typeof code === 'number'
      ? findCodes(code, ofPlatform).map(entry => describeCode(entry, language))
      : [describeLine(code)];
  const texts = found.flatMap(each => (each ? [`# ${each.title}\n\n${each.markdown}`] : []));
  if (texts.length === 0) throw new UserError(l10n.t('{0} is no code that is known.', code));
  return `${texts.join('\n\n')}\n`;
}
