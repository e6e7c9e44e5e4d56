import * as l10n from '@vscode/l10n';
import { HTTP_METHODS } from '../../contracts/model.ts';
import type { OpenApiDocument } from './document.ts';
import { itemsOf, member, membersOf, type SpecNode, textOf } from './spec-node.ts';

/** An operation as the document has it. */
export interface PathOperation {
  node: SpecNode;
  /** Upper case. */
  verb: string;
  path: string;
  /** Resolved, those of the path first; an operation's own takes the place of the path's. */
  parameters: SpecNode[];
  /** The service that it belongs to; the first, where there are several. */
  tag?: string;
  /** Whether the same path has an operation of this verb. */
  pathHas(verb: string): boolean;
}

const VERBS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** The verbs that the gateway calls backends with: documented, AC/basic-information-configuration. */
export function isGatewayVerb(verb: string): boolean {
  return HTTP_METHODS.some(method => method === verb);
}

/** Whether the gateway sends the fields of a request as body; else they are the query. */
export function sendsBody(verb: string): boolean {
  return verb === 'POST' || verb === 'PUT';
}

/** All operations in the order of the document. What nobody calls by a gateway is reported and left out. */
export function operationsOf(document: OpenApiDocument): PathOperation[] {
  const { root, report } = document;
  const webhooks = member(root, 'webhooks');
  if (webhooks && membersOf(webhooks).length > 0) report.leave('webhook', webhooks.place, webhookMessage);
  return membersOf(member(root, 'paths')).flatMap(([path, node]) => {
    const item = document.resolve(node);
    const verbs = membersOf(item).filter(([name]) => VERBS.includes(name));
    return verbs.flatMap(([name, operation]) => {
      if (name === 'options' || name === 'trace') {
        const message = l10n.t('{0} is nothing that an app calls. It is left out.', name.toUpperCase());
        report.add('info', 'verb', operation.place, message);
        return [];
      }
      const tag = itemsOf(member(operation, 'tags')).map(textOf)[0];
      const found: PathOperation = {
        node: operation,
        verb: name.toUpperCase(),
        path,
        parameters: parametersOf(item, operation, document),
        ...(tag !== undefined && { tag }),
        pathHas: verb => member(item, verb.toLowerCase()) !== undefined,
      };
      return [found];
    });
  });
}

function webhookMessage(): string {
  return l10n.t('Webhooks are called by the backend, and a gateway calls backends. They are left out.');
}

function parametersOf(item: SpecNode | undefined, operation: SpecNode, document: OpenApiDocument): SpecNode[] {
  const all = [...itemsOf(member(item, 'parameters')), ...itemsOf(member(operation, 'parameters'))];
  const byKey = new Map<string, SpecNode>();
  for (const parameter of all) {
    const resolved = document.resolve(parameter);
    if (resolved) byKey.set(`${textOf(member(resolved, 'in'))} ${textOf(member(resolved, 'name'))}`, resolved);
  }
  return [...byKey.values()];
}
