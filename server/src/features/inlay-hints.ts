import { type InlayHint, InlayHintRequest, InlayHintResolveRequest, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { throwIfCancelled } from '../cancellation.ts';
import { authorshipOf } from '../generate/header.ts';
import { operationPlace } from '../navigation/declared-places.ts';
import { type KnownStubCall, knownStubCalls } from '../navigation/known-stub-calls.ts';
import { fileOfUri } from '../workspace/files.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { describeOperation } from './support/describe-operation.ts';
import { type AnalyzedProject, operationsOfType, projectsFor } from './support/known-operations.ts';
import { locationOf } from './support/locations.ts';
import { isLog } from './support/log-documents.ts';
import type { Refresher } from './support/refresher.ts';
import { inlayHintRefresher } from './support/refreshers.ts';

/** What a hint that is not resolved yet is about. */
interface HintData {
  uri: string;
  operationType: string;
}

/** Beside calls of generated clients, the operation type that goes over the wire. */
export const inlayHints: Feature = context => {
  let refresher: Refresher | undefined;
  return {
    capabilities: { inlayHintProvider: { resolveProvider: true } },
    answers: [
      answerTo(InlayHintRequest.type, async ({ textDocument: { uri }, range }, token) => {
        const document = context.documents.get(uri);
        const file = fileOfUri(uri);
        if (!document || !file || isLog(document) || !(await context.settings.isOn('inlayHints', uri))) return null;
        const projects = await projectsFor(context, file);
        throwIfCancelled(token);
        if (projects.length === 0) return null;
        refresher?.shown();
        const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
        const calls = callsIn(document, file, projects).filter(({ call }) => start <= call.end && call.end <= end);
        return calls.map(call => hintOf(call, document, context));
      }),
      answerTo(InlayHintResolveRequest.type, async (hint, token) => {
        const data = hint.data as Partial<HintData> | undefined;
        if (data?.operationType === undefined || data.uri === undefined) return null;
        const [known] = await operationsOfType(context, data.operationType, fileOfUri(data.uri));
        throwIfCancelled(token);
        if (!known) return hint;
        const value = await describeOperation(context, known);
        throwIfCancelled(token);
        return { ...hint, tooltip: { kind: MarkupKind.Markdown, value } };
      }),
    ],
    register(connection) {
      const made = inlayHintRefresher(context, connection);
      const changed = () => made.changed();
      context.analyses.onAnalyzed(changed);
      context.analyses.onRemoved(changed);
      context.settings.onChanged(changed);
      refresher = made;
    },
    stop: () => refresher?.stop(),
  };
};

const found = new WeakMap<TextDocument, { version: number; models: unknown[]; calls: KnownStubCall[] }>();

/** Looked for once for each version of the text and of the contracts, however often the view scrolls. */
function callsIn(document: TextDocument, file: string, projects: readonly AnalyzedProject[]): KnownStubCall[] {
  const declarations = projects.flatMap(({ analysis: { config, model } }) => (config ? [{ config, model }] : []));
  const models = declarations.map(({ model }) => model);
  const known = found.get(document);
  const isCurrent =
    known?.models.length === models.length && known.models.every((each, index) => each === models[index]);
  if (isCurrent && known.version === document.version) return known.calls;
  const text = document.getText();
  // Clients that we generate are no callers.
  const calls = authorshipOf(text) === 'foreign' ? knownStubCalls(file, text, declarations) : [];
  found.set(document, { version: document.version, models, calls });
  return calls;
}

function hintOf(
  { call, operation, config }: KnownStubCall,
  document: TextDocument,
  context: FeatureContext,
): InlayHint {
  const { operationType } = operation;
  const data: HintData = { uri: document.uri, operationType };
  const location = locationOf(context, operationPlace({ config, operation }));
  return {
    position: document.positionAt(call.end),
    label: [{ value: operationType, location }],
    paddingLeft: true,
    data,
  };
}
