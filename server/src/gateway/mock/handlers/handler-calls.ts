import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { DEFAULT_TIMEOUT_MS } from '../../backend.ts';
import type { GatewayListener } from '../../events.ts';
import { type Answer, refuse } from '../../wire.ts';
import type { MockCall } from '../mock-call.ts';
import { brokenContract } from './broken-contract.ts';
import { datePaths } from './date-paths.ts';
import { answerFor } from './handler-answer.ts';
import type { HandlerFile } from './handler-files.ts';
import type { LoadedHandlers } from './load-handlers.ts';
import type { HandlerTask } from './messages.ts';
import { placeInSource } from './source-place.ts';

/** Calls of handlers, and what is said of them. */
export class HandlerCalls {
  /** Operations whose answers were said to break the contract, by what was loaded then. */
  private readonly toldOf = new WeakMap<LoadedHandlers, Set<string>>();

  constructor(private readonly options: { root: string; listener: GatewayListener }) {}

  /** @returns nothing when the handler has no method for the operation */
  ask(handler: HandlerFile, call: MockCall, loaded: LoadedHandlers): Answer | Promise<Answer> | undefined {
    const { file, service } = handler;
    const reason = loaded.broken.get(file);
    if (reason !== undefined) return this.refuseBroken(file, reason);
    const { operation } = call.target;
    if (!loaded.running || !loaded.methods.get(file)?.has(operation.name)) return undefined;
    const timeoutMs = operation.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const name = `${service}.${operation.name}`;
    const placeOf = (stack: string) => placeInSource(stack, loaded.source.modules, this.options.root);
    return loaded.running.call(taskOf(file, call), timeoutMs).then(outcome => {
      const answer = answerFor(outcome, { name, timeoutMs, placeOf });
      if (answer.code === 1000) this.tellOfBrokenContract(name, answer.body, call, loaded);
      return answer;
    });
  }

  /** 1001, as for a malformed mock of the console (documented AC/api-mock, AY/64260). That this is one is our choice. */
  private refuseBroken(file: string, reason: string): Answer {
    const name = path.relative(this.options.root, file).split(path.sep).join('/');
    const hypothesis = l10n.t('The mock handler {0} cannot be used: {1}.', name, reason);
    return refuse({ code: 1001, hypothesis, expected: 'export default { … }', received: name });
  }

  /** Once for each operation. A test may want to see what a client makes of such an answer. */
  private tellOfBrokenContract(
    name: string,
    body: string,
    { target, contract }: MockCall,
    loaded: LoadedHandlers,
  ): void {
    const told = this.toldOf.get(loaded) ?? new Set();
    this.toldOf.set(loaded, told);
    if (told.has(name)) return;
    const message = brokenContract(name, target.operation, body, contract);
    if (message === undefined) return;
    told.add(name);
    this.options.listener({ kind: 'told', level: 'warn', message });
  }
}

function taskOf(file: string, { target: { operation }, contract, request }: MockCall): HandlerTask {
  const { name: method, request: parameter } = operation;
  if (request === undefined) return { file, method, dates: [] };
  const dates = parameter ? datePaths(parameter.type, request, contract.model) : [];
  return { file, method, request: JSON.stringify(request), dates };
}
