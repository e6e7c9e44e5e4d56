import path from 'node:path';
import * as l10n from '@vscode/l10n';
import {
  type CodeAction,
  CodeActionKind,
  CodeActionRequest,
  type Command,
  type Diagnostic,
  type Location,
  type Range,
} from 'vscode-languageserver';
import { throwIfCancelled } from '../cancellation.ts';
import type { ExplainCodeParams } from '../log-protocol.ts';
import type { CodedEvent } from '../logs/event.ts';
import { operationPlace } from '../navigation/declared-places.ts';
import { LENS_COMMANDS, type LogLinesParams, type OpenPlaceParams, type ReplayParams } from '../protocol.ts';
import { fileOfUri } from '../workspace/files.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { textOf } from './support/codebase.ts';
import { type AnalyzedProject, operationsAmong, projectsFor } from './support/known-operations.ts';
import { locationOf } from './support/locations.ts';
import type { LogDocument } from './support/log-documents.ts';
import { settingPlace } from './support/setting-place.ts';
import { isAskedFor } from './support/text-edits.ts';

/** At a code in a log: to what one changes for it, and the same call again. Needs commands of the editor. */
export const logQuickFixes: Feature = context => ({
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } },
  answers: [
    answerTo(
      CodeActionRequest.type,
      async ({ textDocument: { uri }, range, context: { only, diagnostics } }, token) => {
        if (!context.options.hasCommands || !isAskedFor(CodeActionKind.QuickFix, only)) return null;
        const log = await context.logs.get(uri, token);
        const event = log && eventIn(log, range);
        if (!event) return null;
        const projects = await projectsFor(context, fileOfUri(uri));
        const commands = [
          ...(await openSetting(event, log, projects, context)),
          ...openContract(event, projects, context),
          ...replay(event, log, projects),
          explain(event),
          copyRedacted(event, uri),
        ];
        throwIfCancelled(token);
        return commands.map(command =>
          actionOf(
            command,
            diagnostics.filter(each => isOf(each, event)),
          ),
        );
      },
    ),
  ],
});

/** The first failure in the lines, rather one whose code is touched. */
function eventIn({ annotations }: LogDocument, { start, end }: Range): CodedEvent | undefined {
  return annotations.codeAt(start) ?? annotations.failuresIn(start.line, end.line)[0];
}

function actionOf(command: Command, diagnostics: Diagnostic[]): CodeAction {
  return {
    title: command.title,
    kind: CodeActionKind.QuickFix,
    command,
    ...(diagnostics.length > 0 && { diagnostics }),
  };
}

function isOf({ source, range: { start } }: Diagnostic, { range }: CodedEvent): boolean {
  return source === 'mPaaS' && start.line === range.start.line && start.character === range.start.character;
}

function openContract(event: CodedEvent, projects: readonly AnalyzedProject[], context: FeatureContext): Command[] {
  const { operationType } = event;
  const [known] = operationType === undefined ? [] : operationsAmong(projects, operationType);
  if (!known) return [];
  const title = l10n.t('Open the contract of {0}', known.operation.operationType);
  return [openPlace(title, locationOf(context, operationPlace(known)))];
}

async function openSetting(
  event: CodedEvent,
  { language }: LogDocument,
  projects: readonly AnalyzedProject[],
  context: FeatureContext,
): Promise<Command[]> {
  const [nearest] = projects;
  const config = nearest?.analysis.config;
  const setting = config && language.settingFor(event, config.app);
  const text = setting && (await textOf(context, config.file));
  const range = text === undefined || !setting ? undefined : settingPlace(text, setting);
  if (!config || !setting || !range) return [];
  const title = l10n.t('Open {0} in {1}', setting.join('.'), path.basename(config.file));
  return [openPlace(title, locationOf(context, { file: config.file, range }))];
}

function openPlace(title: string, { uri, range }: Location): Command {
  return { title, command: LENS_COMMANDS.openPlace, arguments: [{ uri, range } satisfies OpenPlaceParams] };
}

/** Only what is in the log can be sent again, to an operation that the gateway knows. */
function replay(event: CodedEvent, { language }: LogDocument, projects: readonly AnalyzedProject[]): Command[] {
  const { operationType } = event;
  const [known] = operationType === undefined ? [] : operationsAmong(projects, operationType);
  const sent = language.requestOf(event);
  if (!known || !sent) return [];
  const params: ReplayParams = { config: known.project.file, operationType: known.operation.operationType, ...sent };
  const title = l10n.t('Send this request to the mock gateway');
  return [{ title, command: LENS_COMMANDS.replayLog, arguments: [params] }];
}

function explain({ code, kind, platform }: CodedEvent): Command {
  const params: ExplainCodeParams = { code, kind, ...(platform && { platform }) };
  return { title: l10n.t('Explain {0}', code), command: LENS_COMMANDS.explainCode, arguments: [params] };
}

function copyRedacted({ startLine, endLine }: CodedEvent, uri: string): Command {
  const range = { start: { line: startLine, character: 0 }, end: { line: endLine + 1, character: 0 } };
  const params: LogLinesParams = { uri, ranges: [range] };
  return { title: l10n.t('Copy without secrets'), command: LENS_COMMANDS.copyRedacted, arguments: [params] };
}
