import * as l10n from '@vscode/l10n';
import type { Report } from '../report.ts';
import type { RequestFields } from './parameters.ts';
import { isGatewayVerb, type PathOperation, sendsBody } from './path-operations.ts';
import type { SpecNode } from './spec-node.ts';

/** What of a request decides how it can be handed on. */
export interface RequestForm {
  /** Whether its body's fields are its own, which `@http` wants. */
  isFlat: boolean;
  hasBody: boolean;
}

/**
 * The verb and path of `@http`. What the gateway cannot send as the document says goes by POST to the same path, as long
 * as nothing else does, or else without `@http`: nothing of the request is lost then.
 */
export function httpOf(
  operation: PathOperation,
  fields: RequestFields,
  form: RequestForm,
  report: Report,
): string | undefined {
  const { verb, node, pathHas } = operation;
  const reasons = reasonsAgainst(operation, fields, form);
  if (reasons.length === 0) {
    if (sendsBody(verb)) reportQueryInBody(fields, node, report);
    return `${verb} ${fields.path}`;
  }
  const canPost = fields.path !== undefined && form.isFlat && (verb === 'POST' || !pathHas('POST'));
  const mend = canPost
    ? l10n.t('It is imported as POST {0}: have the backend take that.', fields.path ?? '')
    : l10n.t('It is imported without @http: have the backend take POST /<operation type>, or give it an @http.');
  report.add('warning', 'http', node.place, `${reasons.join(' ')} ${mend}`);
  return canPost ? `POST ${fields.path}` : undefined;
}

function reasonsAgainst(
  { verb, path }: PathOperation,
  fields: RequestFields,
  { isFlat, hasBody }: RequestForm,
): string[] {
  const isQuery = isGatewayVerb(verb) && !sendsBody(verb);
  return [
    ...(isGatewayVerb(verb) ? [] : [l10n.t('The gateway has no {0}.', verb)]),
    ...(fields.path === undefined ? [l10n.t('The gateway cannot fill the path {0}.', path)] : []),
    ...(isFlat ? [] : [l10n.t('A body that is no object of known fields does not go with @http.')]),
    ...(isQuery && hasBody ? [l10n.t('With {0} the gateway sends no body.', verb)] : []),
    ...(isQuery ? fields.misfits.map(name => l10n.t('The query cannot carry "{0}".', name)) : []),
  ];
}

function reportQueryInBody({ query }: RequestFields, { place }: SpecNode, report: Report): void {
  if (query.length === 0) return;
  const message = l10n.t('These parameters travel in the body, and not in the query: {0}.', query.join(', '));
  report.add('warning', 'parameter', place, message);
}
