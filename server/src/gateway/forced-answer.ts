import * as l10n from '@vscode/l10n';
import { resultCode } from '../catalog/result-codes.ts';
import type { AnswerContext } from './answer.ts';
import { languageOf } from './mock/language.ts';
import { type Answer, type MgwRequest, MOCK_RESULT_HEADER, refuse } from './wire.ts';

/** Any code of the catalogue on demand, whatever the request. 1000 comes with mock data where there is an operation. */
export async function forcedAnswer(request: MgwRequest, { contract, data, settings }: AnswerContext): Promise<Answer> {
  const code = /^\d{4}$/.test(request.mockResult) ? resultCode(Number(request.mockResult))?.code : undefined;
  if (code === undefined) {
    const hypothesis = l10n.t('{0} asks for what is no documented result code.', MOCK_RESULT_HEADER);
    return refuse({ code: 5000, hypothesis, expected: '7002', received: request.mockResult });
  }
  if (code !== 1000) {
    const hypothesis = l10n.t('The request asks for this code itself, by {0}.', MOCK_RESULT_HEADER);
    return refuse({ code, hypothesis, expected: 1000, received: code });
  }
  const operation = contract.operations.get(request.operationType)?.operation;
  const language = languageOf(request.acceptLanguage, settings.locale);
  return { code, body: JSON.stringify(operation ? await data.result(operation, undefined, language) : null) };
}
