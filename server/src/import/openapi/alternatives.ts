import * as l10n from '@vscode/l10n';
import type { Type } from '../../contracts/model.ts';
import { unionOf } from '../../contracts/utility-types.ts';
import type { ImportedBody } from '../contract.ts';
import { typeName } from '../names.ts';
import { hasStructure } from './keywords.ts';
import { alternatives, leavesOf } from './leaves.ts';
import type { SchemaReader } from './schema-reader.ts';
import { member, type SpecNode, textOf } from './spec-node.ts';

/** `oneOf` and `anyOf` as unions. Contracts do not tell "one of" from "any of": a value that fits several fits. */
export function alternativesOf(schema: SpecNode, hint: string, reader: SchemaReader): ImportedBody[] {
  return ['oneOf', 'anyOf'].flatMap(word => {
    const node = member(schema, word);
    const members = alternatives(schema, word);
    // What leaves nothing to choose is no alternative.
    if (!node || members.length < 2) return [];
    const telling = members.filter(each => saysMoreThanRequired(each, reader));
    if (telling.length < members.length) {
      const message = l10n.t(
        'Contracts cannot say that one of several sets of fields has to be there: values are taken with any of them.',
      );
      reader.report.add('warning', 'keyword', node.place, message);
    }
    if (telling.length === 0) return [];
    const types = telling.map((each, index) => alternative(each, `${hint}${index + 1}`, reader));
    return [{ kind: 'alias', type: unionOf(types) } satisfies ImportedBody];
  });
}

/** What only names fields that have to be there has no type of its own. */
function saysMoreThanRequired(schema: SpecNode, { document }: SchemaReader): boolean {
  return leavesOf(schema, document).some(
    leaf =>
      leaf.reference || hasStructure(leaf.schema) || member(leaf.schema, 'type') || !member(leaf.schema, 'required'),
  );
}

function alternative(schema: SpecNode, hint: string, reader: SchemaReader): Type {
  const title = textOf(member(schema, 'title'));
  return reader.readElement(schema, title ? typeName(title) : hint);
}
