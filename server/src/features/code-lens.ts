import path from 'node:path';
import * as l10n from '@vscode/l10n';
import {
  type CancellationToken,
  type CodeLens,
  CodeLensRequest,
  CodeLensResolveRequest,
  type Command,
} from 'vscode-languageserver';
import { throwIfCancelled } from '../cancellation.ts';
import type { OutlineNode } from '../contracts/outline.ts';
import { operationTypeOf } from '../contracts/outline-search.ts';
import { stateOfContract } from '../generate/generation-state.ts';
import { targets } from '../generate/targets/index.ts';
import { LENS_COMMANDS, type OperationParams } from '../protocol.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { usesOf } from './operation-uses.ts';
import { answerTo } from './support/answers.ts';
import { type ContractDocument, contractDocument } from './support/contract-documents.ts';
import { callSitesTitle, generationView, handlersTitle } from './support/lens-titles.ts';
import { rangeOf } from './support/ranges.ts';
import type { Refresher } from './support/refresher.ts';
import { codeLensRefresher } from './support/refreshers.ts';

/** What a lens that is not resolved yet is about. */
type LensData = { uri: string } & ({ kind: 'generation' } | { kind: 'callSites' | 'handlers'; operationType: string });

/**
 * Above services whether what was generated of them is up to date, above operations where they are called and handled,
 * and a way to call them. Where the lenses stand takes a look at the text alone; what they say is found out for those
 * that are seen.
 */
export const codeLens: Feature = context => {
  let refresher: Refresher | undefined;
  return {
    capabilities: { codeLensProvider: { resolveProvider: true } },
    answers: [
      answerTo(CodeLensRequest.type, async ({ textDocument: { uri } }, token) => {
        const contract = await contractDocument(context, uri);
        if (!contract || !(await context.settings.isOn('codeLens', uri))) return null;
        throwIfCancelled(token);
        refresher?.shown();
        return lensesOf(contract, context);
      }),
      answerTo(CodeLensResolveRequest.type, async (lens, token) => {
        const data = lens.data as LensData | undefined;
        const command = data && (await commandOf(data, context, token));
        return command ? { ...lens, command } : lens;
      }),
    ],
    register(connection) {
      const made = codeLensRefresher(context, connection);
      const changed = () => made.changed();
      context.analyses.onAnalyzed(changed);
      context.generations.onChanged(changed);
      context.sources.onChanged(changed);
      context.settings.onChanged(changed);
      refresher = made;
    },
    stop: () => refresher?.stop(),
  };
};

function lensesOf({ document, text, outline, project }: ContractDocument, { options }: FeatureContext): CodeLens[] {
  const { uri } = document;
  const rangeOfName = ({ name }: OutlineNode) => rangeOf(document, name);
  return outline
    .filter(({ place }) => place === 'service')
    .flatMap(service => {
      const operations = service.members.flatMap((operation): CodeLens[] => {
        const operationType = operationTypeOf(text, { service, operation })?.operationType;
        if (operation.place !== 'operation' || !operationType) return [];
        const range = rangeOfName(operation);
        const params: OperationParams = { config: project.file, operationType };
        const send = { title: `$(play) ${l10n.t('Send')}`, command: LENS_COMMANDS.call, arguments: [params] };
        return [
          { range, data: { uri, kind: 'callSites', operationType } satisfies LensData },
          { range, data: { uri, kind: 'handlers', operationType } satisfies LensData },
          // Nothing but text would be no use.
          ...(options.hasCommands ? [{ range, command: send }] : []),
        ];
      });
      return [{ range: rangeOfName(service), data: { uri, kind: 'generation' } satisfies LensData }, ...operations];
    });
}

/** What a lens says and does; nothing when it has nothing to say. */
async function commandOf(
  data: LensData,
  context: FeatureContext,
  token: CancellationToken,
): Promise<Command | undefined> {
  const contract = await contractDocument(context, data.uri);
  throwIfCancelled(token);
  if (!contract) return undefined;
  const { project, file } = contract;
  const run = (command: string, argument: unknown) =>
    context.options.hasCommands ? { command, arguments: [argument] } : { command: '' };
  if (data.kind === 'generation') {
    const state = await context.generations.of(project, project.lastAnalysis ?? (await project.analyze(token)));
    throwIfCancelled(token);
    if (!state) return undefined;
    const source = path.relative(path.dirname(project.file), file).split(path.sep).join('/');
    const { icon, text, tooltip } = generationView('problem' in state ? state : stateOfContract(state, source));
    return { title: `$(${icon}) ${text}`, tooltip, ...run(LENS_COMMANDS.generate, project.file) };
  }
  const { kind, operationType } = data;
  const count = (await usesOf(context, operationType, kind, token, file)).length;
  const { generate = [] } = project.lastAnalysis?.config ?? {};
  // Where servers are written in other languages, most of them cannot be told from here.
  if (kind === 'handlers' && count === 0 && !generate.some(({ target }) => targets[target].side === 'server'))
    return undefined;
  const params: OperationParams = { config: project.file, operationType };
  const command = kind === 'callSites' ? LENS_COMMANDS.showCallSites : LENS_COMMANDS.showHandlers;
  const title = kind === 'callSites' ? callSitesTitle(count) : handlersTitle(count);
  // There is nothing to be shown where there are none.
  return { title, ...(count > 0 ? run(command, params) : { command: '' }) };
}
