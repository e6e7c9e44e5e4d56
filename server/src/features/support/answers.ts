import {
  type CancellationToken,
  type CompletionItem,
  CompletionList,
  type Connection,
  type Hover,
  MarkupKind,
  type ProtocolRequestType,
} from 'vscode-languageserver';
import { isCancelledError } from '../../cancellation.ts';
import { isForUser, logError, runSafe } from './safe.ts';

/** What one feature has to say to one of LSP's requests. Several features may answer the same request. */
export interface Answer {
  readonly method: string;
  /** Gives `null` where it has nothing to say. */
  readonly answer: (params: unknown, token: CancellationToken) => Promise<unknown>;
}

/**
 * Says how a feature answers one of LSP's requests.
 * @param type of the protocol, as `HoverRequest.type`
 */
export function answerTo<P, R, PR, E, RO>(
  type: ProtocolRequestType<P, R, PR, E, RO>,
  answer: (params: P, token: CancellationToken) => Promise<R | null>,
): Answer {
  return { method: type.method, answer: (params, token) => answer(params as P, token) };
}

/** Who answers, for the log. */
export interface Answerer {
  name: string;
  answers?: readonly Answer[];
}

/** Has the client's requests answered by all features that can; one that fails leaves the others' answers alone. */
export function serveAnswers(connection: Connection, features: readonly Answerer[]): void {
  const methods = new Set(features.flatMap(feature => feature.answers?.map(({ method }) => method) ?? []));
  for (const method of methods) {
    const asked = features.flatMap(({ name, answers = [] }) =>
      answers.filter(each => each.method === method).map(({ answer }) => ({ name, answer })),
    );
    const handler = runSafe(connection, method, async (params: unknown, token) => {
      const results = await Promise.allSettled(asked.map(({ answer }) => answer(params, token)));
      for (const [index, result] of results.entries()) {
        if (result.status === 'rejected') reportFailure(connection, `${asked[index]?.name} (${method})`, result.reason);
      }
      const given = results.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
      return joinAnswers(given) ?? throwRefusal(results);
    });
    connection.onRequest(method, handler);
  }
}

/** A refusal is for the user and a cancellation for nobody; anything else is a defect of ours. */
function reportFailure(connection: Connection, label: string, error: unknown): void {
  if (!isCancelledError(error) && !isForUser(error)) logError(connection, label, error);
}

/** Where no feature had an answer, the first refusal or cancellation is one. */
function throwRefusal(results: PromiseSettledResult<unknown>[]): null {
  const reasons = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []));
  const refusal = reasons.find(reason => isForUser(reason) || isCancelledError(reason));
  if (refusal) throw refusal;
  return null;
}

/** Lists are joined, completions and hovers too; of anything else the first answer counts. */
export function joinAnswers(answers: readonly unknown[]): unknown {
  const given = answers.filter(answer => answer !== null && answer !== undefined);
  if (given.length <= 1) return given[0] ?? null;
  if (given.every(Array.isArray)) return given.flat();
  if (given.every(isMarkdownHover)) return joinHovers(given);
  if (given.every(isCompletion)) return joinCompletions(given);
  return given[0];
}

type Completion = CompletionItem[] | CompletionList;

function isCompletion(answer: unknown): answer is Completion {
  return Array.isArray(answer) || Array.isArray((answer as Partial<CompletionList>).items);
}

/** One list that is not the whole makes the joined one such a list. */
function joinCompletions(answers: Completion[]): CompletionList {
  const lists = answers.map(answer => (Array.isArray(answer) ? CompletionList.create(answer) : answer));
  return CompletionList.create(
    lists.flatMap(({ items }) => items),
    lists.some(({ isIncomplete }) => isIncomplete),
  );
}

type MarkdownHover = Hover & { contents: { value: string } };

function isMarkdownHover(answer: unknown): answer is MarkdownHover {
  const { contents } = answer as Partial<Hover>;
  return typeof contents === 'object' && 'kind' in contents && contents.kind === MarkupKind.Markdown;
}

function joinHovers(hovers: MarkdownHover[]): Hover {
  const value = hovers.map(hover => hover.contents.value).join('\n\n---\n\n');
  return { ...hovers[0], contents: { kind: MarkupKind.Markdown, value } };
}
