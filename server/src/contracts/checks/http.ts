import * as l10n from '@vscode/l10n';
import type { FindingCode } from '../../catalog/finding-codes.ts';
import type { Operation, Property, Type } from '../model.ts';
import { tagNamed } from '../operation-tags.ts';
import type { TypeReader } from '../type-reader.ts';
import type { OperationSubject } from './check.ts';

/**
 * Whether `@http` and the request fit: each name in the path is a field that is always there, and what becomes a path
 * segment or a query parameter is a plain value (String, Int, Long, Float, Double and Boolean: documented AY/2671432).
 */
export function http({ operation, doc, method, context, types }: OperationSubject): void {
  const tag = tagNamed(doc, 'http');
  if (!tag || !operation.http.explicit) return;
  const report = (code: FindingCode, message: string) =>
    context.reportAt(method.getSourceFile(), tag.start, tag.end, code, message);
  if (operation.http.method === 'HEAD' && operation.result) {
    report('rpc/http-head', l10n.t('An answer to HEAD has no body, so the backend cannot send a result. Use GET.'));
  }
  const properties = operation.request && types.propertiesOf(operation.request.type);
  if (operation.request && !properties && operation.request.type.kind !== 'unknown') {
    report(
      'rpc/http-request',
      l10n.t('An operation with @http takes an object: its fields become path, query or body.'),
    );
    return;
  }
  for (const name of operation.http.pathParameters) {
    const property = properties?.find(candidate => candidate.name === name);
    if (!property) report('rpc/http-path', l10n.t('The request has no field "{0}", which the path names.', name));
    else if (property.optional || !isPlain(property.type, types)) {
      report('rpc/http-path', l10n.t('"{0}" is part of the path, so it has to be a required plain value.', name));
    }
  }
  if (operation.http.method === 'POST' || operation.http.method === 'PUT') return;
  for (const property of queryFields(properties ?? [], operation)) {
    if (isPlain(property.type, types)) continue;
    report(
      'rpc/http-query',
      l10n.t(
        '{0} sends "{1}" in the query, which carries plain values only. Use POST.',
        operation.http.method,
        property.name,
      ),
    );
  }
}

function queryFields(properties: Property[], operation: Operation): Property[] {
  return properties.filter(property => !operation.http.pathParameters.includes(property.name));
}

function isPlain(type: Type, types: TypeReader): boolean {
  const followed = types.follow(type);
  switch (followed.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'date':
    case 'literal':
    case 'enum':
    case 'unknown':
      return true;
    case 'union':
      return followed.members.every(member => isPlain(member, types));
    default:
      return false;
  }
}
