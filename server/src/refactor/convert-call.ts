import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { OperationSite } from '../call-sites/operation-site.ts';
import type { Config, GenerateConfig, TargetName } from '../config/config.ts';
import type { Operation } from '../contracts/model.ts';
import { readObject } from '../script/object-literal.ts';
import { Script } from '../script/script.ts';
import type { Span } from '../span.ts';
import { generatedClientIn } from './generated-client.ts';
import type { Refactoring } from './refactoring.ts';

/** A call of a bridge in a script, with the operation that it is about. */
export interface ConvertibleCall {
  text: string;
  /** Absolute path of the script. */
  file: string;
  /** The module in the text that has the call: of a Vue component, the content of its `script` element. */
  module: Span;
  site: OperationSite;
  operation: Operation;
  /** What generated clients call the service: `accountService`. */
  service: string;
  config: Config;
}

const TARGETS: Record<string, TargetName> = { AlipayJSBridge: 'h5-client', my: 'mini-program-client' };

/**
 * Makes of `AlipayJSBridge.call('rpc', { operationType, requestData }, callback)` a call of the generated client, which
 * has types, and makes the client where the script has none yet. The callback hears of results only: failures reject.
 * @returns nothing when no such client is generated, or the call says more than a client can be told
 */
export function convertCall({
  text,
  file,
  module,
  site,
  operation,
  service,
  config,
}: ConvertibleCall): Refactoring | undefined {
  const { call } = site;
  const target = call && config.generate.find(each => each.target === TARGETS[call.bridge]);
  if (!call || !target) return undefined;
  const parts = readCall(text, call, operation);
  if (!parts) return undefined;
  const client = generatedClientIn(text, module, importPath(file, target));
  const args = [parts.request, parts.headers && `{ headers: ${parts.headers} }`];
  const given = operation.request || !parts.headers ? args.filter(Boolean) : [args[1]];
  const then = parts.callback ? `.then(${parts.callback})` : '';
  return {
    title: l10n.t('Call {0} of the generated client', `${service}.${operation.name}`),
    kind: 'rewrite',
    changes: [
      ...client.changes,
      {
        start: call.start,
        end: call.end,
        text: `${client.name}.${service}.${operation.name}(${given.join(', ')})${then}`,
      },
    ],
  };
}

interface CallParts {
  /** The request as an expression; absent where the operation takes none. */
  request?: string;
  headers?: string;
  callback?: string;
}

/** Properties of the call's options that a generated client can be told. */
const KNOWN = new Set(['operationType', 'requestData', 'headers']);

function readCall(text: string, call: Span, operation: Operation): CallParts | undefined {
  const script = new Script(text, call);
  const open = script.tokens.findIndex((_, index) => script.is(index, '{'));
  const { properties } = readObject(script, open);
  if (properties.some(({ key }) => !KNOWN.has(key.text))) return undefined;
  const indexOf = (name: string) => properties.find(({ key }) => key.text === name)?.valueIndex;
  const data = indexOf('requestData');
  const request = operation.request && (data === undefined ? undefined : requestIn(script, data, operation));
  if (operation.request && request === undefined && !operation.request.optional) return undefined;
  const headers = indexOf('headers');
  const callback = callbackOf(script, script.closing(open));
  return {
    ...(request !== undefined && { request }),
    ...(headers !== undefined && { headers: textFrom(script, headers) }),
    ...(callback !== undefined && { callback }),
  };
}

/** The one element of the list, with the body that APIs with `@http` have joined to the fields beside it. */
function requestIn(script: Script, list: number, { http }: Operation): string | undefined {
  if (!script.is(list, '[') || script.is(list + 1, ']')) return undefined;
  const element = list + 1;
  if (endOfValue(script, element) !== script.closing(list)) return undefined;
  const hasBody = http.explicit && (http.method === 'POST' || http.method === 'PUT');
  if (!hasBody) return textFrom(script, element);
  if (!script.is(element, '{')) return undefined;
  const { properties } = readObject(script, element);
  const body = properties.find(({ key }) => key.text === '_requestBody');
  if (body?.valueIndex === undefined) return undefined;
  const others = properties.filter(each => each !== body).map(({ start, end }) => script.text.slice(start, end).trim());
  const inner = textFrom(script, body.valueIndex);
  if (others.length === 0) return inner;
  const isLiteral = script.is(body.valueIndex, '{');
  return `{ ${[isLiteral ? inner.slice(1, -1).trim().replace(/,$/, '') : `...${inner}`, ...others].filter(Boolean).join(', ')} }`;
}

function callbackOf(script: Script, close: number): string | undefined {
  if (!script.is(close + 1, ',') || script.is(close + 2, ')')) return undefined;
  const start = script.startOf(close + 2);
  return (
    script.text
      .slice(start, script.span.end - 1)
      .trim()
      .replace(/,$/, '') || undefined
  );
}

/** An expression up to the comma or the bracket that ends it. */
function textFrom(script: Script, index: number): string {
  return script.text.slice(script.startOf(index), script.tokens[endOfValue(script, index) - 1]?.end ?? script.span.end);
}

function endOfValue(script: Script, index: number): number {
  let next = index;
  while (next < script.tokens.length && !script.is(next, ',') && !script.tokens[next]?.closes)
    next = script.after(next);
  return next;
}

function importPath(file: string, { out, importExtension }: GenerateConfig): string {
  const relative = path.relative(path.dirname(file), out).split(path.sep).join('/');
  const folder = relative.startsWith('.') ? relative : `./${relative}`;
  return importExtension ? `${folder}/index${importExtension}` : folder;
}
