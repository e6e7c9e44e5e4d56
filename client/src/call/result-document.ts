import * as vscode from 'vscode';
import type { CallParams, CallResult } from '../../../server/src/call-protocol.ts';

/** What was answered, as JSON with the gateway's headers before it as comments. */
export function resultText({ operationType, url, request }: CallParams, result: CallResult): string {
  const body = JSON.stringify(result.body, undefined, 2);
  const head = [
    vscode.l10n.t('{0} at {1}, {2} ms', operationType, url, Math.round(result.ms)),
    ...(request === undefined ? [] : [`${vscode.l10n.t('Request')}: ${JSON.stringify(request)}`]),
    '',
    `Result-Status: ${result.resultStatus}`,
    `Memo: ${result.memo}`,
    `Tips: ${result.tips}`,
    `Mgw-TraceId: ${result.traceId}`,
    ...explanationLines(result),
  ];
  return `${head.map(comment).join('\n')}\n${body}\n`;
}

function explanationLines({ explanation }: CallResult): string[] {
  if (explanation === undefined) return [];
  return [
    '',
    vscode.l10n.t('Explanation of the mock gateway:'),
    ...JSON.stringify(explanation, undefined, 2).split('\n'),
  ];
}

/** One line of a header is one line here, whatever a gateway wrote into it. */
function comment(line: string): string {
  return `// ${line.replaceAll(/[\r\n\u2028\u2029]+/g, ' ')}`.trimEnd();
}
