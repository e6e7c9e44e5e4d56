import type { BackendRequest } from './backend-request.ts';
import type { Reply } from './exchange.ts';
import type { Explanation } from './explanation.ts';
import { isCutBytes, isCutText, keptBytes, keptText } from './journal/kept-body.ts';
import { redactPath, secretField } from './journal/redact.ts';

/** Headers by name, as `node:http` takes them. */
export type SentHeaders = Readonly<Record<string, string | readonly string[]>>;

/** One call of the backend for the journal, as it was. Holds secrets: only `presentBackendCall` makes of it what others may see. */
export class BackendCall {
  /** Epoch milliseconds. */
  readonly at = Date.now();
  /** Until the end of the answer, or until there was no hope of one. */
  ms = 0;
  /** More than one where connections that were kept open turned out to be closed. */
  attempts = 1;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** The start of it. */
  readonly body: string;
  readonly isBodyCut: boolean;
  readonly isForm: boolean;
  headers: SentHeaders = {};
  status = 0;
  /** Names and values in turn. */
  answerHeaders: readonly string[] = [];
  /** The start of it. */
  answerBody: Buffer | undefined;
  isAnswerCut = false;
  /** Why there is no answer. */
  failure: Explanation | undefined;
  private readonly start = performance.now();

  /**
   * @param origin `http://127.0.0.1:3000`
   * @param template the path of `@http`, which says what in the path is which field
   * @param secretHeaders of those that the config adds, in lower case
   * @param secretFields names that the config adds to what is secret
   */
  constructor(
    readonly origin: string,
    { method, path, body = '', isForm = false }: BackendRequest,
    readonly template: string,
    readonly secretHeaders?: ReadonlySet<string>,
    private readonly secretFields?: readonly string[],
  ) {
    this.method = method;
    this.path = path;
    this.body = keptText(body);
    this.isBodyCut = isCutText(body);
    this.isForm = isForm;
  }

  /** What was called, for messages: without what is secret in the path and in the query. */
  get shownPath(): string {
    return redactPath(this.path, this.template, secretField(this.secretFields));
  }

  answered({ status, rawHeaders, body }: Reply): void {
    this.ms = performance.now() - this.start;
    this.status = status;
    this.answerHeaders = rawHeaders;
    this.answerBody = keptBytes(body);
    this.isAnswerCut = isCutBytes(body);
  }

  failed(failure: Explanation): void {
    this.ms = performance.now() - this.start;
    this.failure = failure;
  }
}
