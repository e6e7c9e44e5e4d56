import * as l10n from '@vscode/l10n';
import type { DocComment, DocTag } from './doc-comment.ts';
import type { MalformedTag } from './facets.ts';
import { HTTP_METHODS, type HttpMapping, type HttpMethod, type Operation } from './model.ts';
import { isOperationType } from './operation-type.ts';

/** What an operation's tags say, apart from its operation type. */
export type OperationPolicy = Pick<Operation, 'signCheck' | 'checkLogin' | 'retryable' | 'timeoutMs'>;

/** The operation type that `@operationType` gives, or the prefix and the method's name. */
export function readOperationType(
  doc: DocComment,
  prefix: string | undefined,
  methodName: string,
  malformed: MalformedTag,
): string | undefined {
  const tag = tagNamed(doc, 'operationType');
  if (!tag) return prefix && `${prefix}.${methodName}`;
  if (isOperationType(tag.value)) return tag.value;
  malformed(tag, l10n.t('@operationType takes letters, digits, "_", "-" and ".", as in com.example.account.login.'));
  return undefined;
}

/** `@operationPrefix` of an interface. */
export function readOperationPrefix(doc: DocComment, malformed: MalformedTag): string | undefined {
  const tag = tagNamed(doc, 'operationPrefix');
  if (!tag || isOperationType(tag.value)) return tag?.value.replace(/\.$/, '');
  malformed(tag, l10n.t('@operationPrefix takes letters, digits, "_", "-" and ".", as in com.example.account.'));
  return undefined;
}

export function readPolicy(doc: DocComment, malformed: MalformedTag): OperationPolicy {
  const timeoutMs = readTimeout(doc, malformed);
  return {
    signCheck: readSignCheck(doc, malformed),
    checkLogin: readFlag('checkLogin', doc, malformed),
    retryable: readFlag('retryable', doc, malformed),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
}

/** `@http` and `@consumes`. */
export function readHttpMapping(doc: DocComment, operationType: string, malformed: MalformedTag): HttpMapping {
  return { ...readHttp(doc, operationType, malformed), ...(readsForm(doc, malformed) && { form: true }) };
}

/** `@http VERB /path/{param}`; without it the backend gets `POST /<operation type>`. */
function readHttp(doc: DocComment, operationType: string, malformed: MalformedTag): HttpMapping {
  const fallback: HttpMapping = { method: 'POST', path: `/${operationType}`, pathParameters: [], explicit: false };
  const tag = tagNamed(doc, 'http');
  if (!tag) return fallback;
  const [method = '', path = '', ...rest] = tag.value.split(/\s+/);
  const verb = method.toUpperCase() as HttpMethod;
  const isPath = /^\/[\w\-.~%!$&'()*+,;=:@/{}]*$/.test(path) && !/[{}]/.test(path.replace(/\{[A-Za-z_]\w*\}/g, ''));
  if (!HTTP_METHODS.includes(verb) || !isPath || rest.length > 0) {
    malformed(tag, l10n.t('@http takes one of {0} and a path: @http GET /orders/{id}.', HTTP_METHODS.join(', ')));
    return fallback;
  }
  const pathParameters = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1] as string);
  return { method: verb, path, pathParameters, explicit: true };
}

/** `@consumes form`; bodies are JSON by default. */
function readsForm(doc: DocComment, malformed: MalformedTag): boolean {
  const tag = tagNamed(doc, 'consumes');
  if (!tag || tag.value === 'json') return false;
  if (tag.value === 'form') return true;
  malformed(tag, l10n.t('@consumes takes "form" for application/x-www-form-urlencoded; bodies are JSON by default.'));
  return false;
}

/** The first tag of a name, which is the one that counts. */
export function tagNamed(doc: DocComment, name: string): DocTag | undefined {
  return doc.tags.find(tag => tag.name === name);
}

function readSignCheck(doc: DocComment, malformed: MalformedTag): boolean {
  const tag = tagNamed(doc, 'signCheck');
  if (!tag || tag.value === '' || tag.value === 'yes') return true;
  if (tag.value === 'no') return false;
  malformed(tag, l10n.t('@signCheck takes "no" to switch the check off; operations are signed by default.'));
  return true;
}

/** A tag that stands alone. Text behind it is for people, unless it says that the opposite is meant. */
function readFlag(name: string, doc: DocComment, malformed: MalformedTag): boolean {
  const tag = tagNamed(doc, name);
  if (!tag || !/^(no|off|false)\b/i.test(tag.value)) return tag !== undefined;
  malformed(tag, l10n.t('@{0} stands alone. Leave it out where it does not hold.', name));
  return false;
}

function readTimeout(doc: DocComment, malformed: MalformedTag): number | undefined {
  const tag = tagNamed(doc, 'timeout');
  if (!tag) return undefined;
  if (/^[1-9]\d*$/.test(tag.value)) return Number(tag.value);
  malformed(tag, l10n.t('@timeout takes milliseconds: @timeout 5000.'));
  return undefined;
}
