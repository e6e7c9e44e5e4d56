import type { OpenApiDocument } from './document.ts';
import { isNull } from './null-types.ts';
import { itemsOf, member, type SpecNode, textOf } from './spec-node.ts';

/** A part of what a value has to fit: a schema that is written there, without its `allOf`, or what has a name. */
export type Leaf = { schema: SpecNode; reference?: undefined } | { reference: SpecNode; schema?: undefined };

/**
 * The parts that a schema puts together, through every `allOf` that is written in it.
 * A schema with `$ref` is that reference; in OpenAPI 3.1 what stands beside it counts too.
 */
export function leavesOf(node: SpecNode, document: OpenApiDocument): readonly Leaf[] {
  const known = document.leaves.get(node);
  if (known) return known;
  const leaves = findLeaves(node, document);
  document.countSchemas(leaves.length + 1, node);
  document.leaves.set(node, leaves);
  return leaves;
}

function findLeaves(node: SpecNode, document: OpenApiDocument): Leaf[] {
  const reference = textOf(member(node, '$ref')) === undefined ? [] : [{ reference: node }];
  if (reference.length > 0 && !document.mixesReferences) return reference;
  const parts = [...itemsOf(member(node, 'allOf')), ...soleAlternatives(node)];
  return [...reference, { schema: node }, ...parts.flatMap(part => leavesOf(part, document))];
}

/** `anyOf: [X, null]`, which generators write for what may be null, is X; `null` is a matter of who uses it. */
function soleAlternatives(node: SpecNode): SpecNode[] {
  return ['oneOf', 'anyOf'].flatMap(word => {
    const others = alternatives(node, word);
    return others.length === 1 ? others : [];
  });
}

/** What a schema gives to choose from, `null` left aside. */
export function alternatives(node: SpecNode, word: string): SpecNode[] {
  return itemsOf(member(node, word)).filter(each => !isNull(each));
}
