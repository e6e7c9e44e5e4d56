import * as l10n from '@vscode/l10n';
import type { Report } from '../report.ts';
import { alternatives } from './leaves.ts';
import { member, type SpecNode } from './spec-node.ts';

/** Words of schemas that a contract has none for. What is about XML or fixes a schema's address is not missed. */
const UNSUPPORTED = [
  ...['not', 'if', 'then', 'else', 'dependentRequired', 'dependentSchemas', 'dependencies'],
  ...['contains', 'minContains', 'maxContains', 'unevaluatedItems', 'additionalItems'],
  ...['propertyNames', 'unevaluatedProperties', 'minProperties', 'maxProperties'],
  ...['contentSchema', 'contentMediaType', '$dynamicRef', '$recursiveRef'],
];

/** Reports what a schema asks of values and the contract will not. */
export function reportUnsupported(schema: SpecNode, report: Report): void {
  for (const word of UNSUPPORTED) {
    const node = member(schema, word);
    if (!node) continue;
    const message = l10n.t('Contracts cannot say "{0}": values that it rules out are taken.', word);
    report.add('warning', 'keyword', node.place, message);
  }
}

/** What says that a value has a form, apart from its `type`. */
const STRUCTURE = [
  ...['enum', 'const', 'properties', 'additionalProperties', 'patternProperties'],
  ...['items', 'prefixItems'],
];

/** Whether a schema says more of a value's form than its `type`. */
export function hasStructure(schema: SpecNode): boolean {
  const isChoice = ['oneOf', 'anyOf'].some(word => alternatives(schema, word).length > 1);
  return isChoice || STRUCTURE.some(word => member(schema, word) !== undefined);
}
