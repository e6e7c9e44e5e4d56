import type { Type } from '../../contracts/model.ts';
import type { ImportedBody } from '../contract.ts';
import { alternativesOf } from './alternatives.ts';
import { compose } from './compose.ts';
import { interfaceOf } from './declarations.ts';
import { hasStructure } from './keywords.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { narrowed } from './narrowed.ts';
import { withoutNull } from './null-types.ts';
import { requiredOf } from './objects.ts';
import type { SchemaReader } from './schema-reader.ts';
import { member, type SpecNode, textOf } from './spec-node.ts';
import { structureOf } from './structure.ts';

/** What a value has to be to fit a schema and everything that it puts together. */
export function combine(node: SpecNode, hint: string, reader: SchemaReader): ImportedBody {
  const leaves = leavesOf(node, reader.document);
  const required = new Set(leaves.flatMap(({ schema }) => (schema ? [...requiredOf(schema)] : [])));
  // A type that stands beside something that says more of it says nothing.
  const telling = leaves.filter(({ schema }) => !schema || hasStructure(schema));
  const bodies = (telling.length > 0 ? telling : leaves).flatMap(leaf => bodiesOf(leaf, hint, reader));
  const [only, another] = bodies;
  if (!only) return required.size > 0 ? compose([], required, node, reader) : anything(reader);
  if (!another && required.size > 0 && isRecord(only)) return namedFields(required, only.type.value);
  if (!another && !isLacking(only, required, reader)) return only;
  if (bodies.every(body => isObject(body, reader))) return compose(bodies, required, node, reader);
  return distributed(bodies, required, node, hint, reader) ?? narrowed(bodies, node, reader);
}

function bodiesOf({ reference, schema }: Leaf, hint: string, reader: SchemaReader): ImportedBody[] {
  if (reference) return [{ kind: 'alias', type: referredType(reference, reader) }];
  const structure = structureOf(schema, hint, reader);
  return [...(structure ? [structure] : []), ...alternativesOf(schema, hint, reader)];
}

function referredType(node: SpecNode, { document, declarations }: SchemaReader): Type {
  const reference = textOf(member(node, '$ref')) ?? '';
  const target = document.target(node, reference);
  if (!target) return declarations.json();
  const { type, nullable } = declarations.ofReference(target, reference);
  const named: Type = { kind: 'reference', name: type.name };
  return nullable ? { kind: 'union', members: [named, { kind: 'null' }] } : named;
}

/** Whether a body knows nothing of a name that has to be there, or has it as optional. */
function isLacking(body: ImportedBody, required: Set<string>, reader: SchemaReader): boolean {
  if (required.size === 0 || !isObject(body, reader)) return false;
  const properties = propertiesOf(body, reader);
  return [...required].some(name => properties.find(property => property.name === name)?.optional !== false);
}

function propertiesOf(body: ImportedBody, reader: SchemaReader) {
  if (body.kind === 'interface') return body.properties;
  return (body.kind === 'alias' && reader.propertiesOf(withoutNull(body.type))) || [];
}

type RecordBody = { kind: 'alias'; type: Type & { kind: 'record' } };

function isRecord(body: ImportedBody): body is RecordBody {
  return body.kind === 'alias' && body.type.kind === 'record';
}

/** A map of which some names are known: those have to be there. */
function namedFields(names: Set<string>, type: Type): ImportedBody {
  return interfaceOf([...names].map(name => ({ name, type, optional: false })));
}

/** Whether a body is an object of known properties; `null` fits no other part of what has to fit all of them. */
function isObject(body: ImportedBody, reader: SchemaReader): boolean {
  if (body.kind === 'alias') return reader.propertiesOf(withoutNull(body.type)) !== undefined;
  return body.kind === 'interface';
}

/** What is an object and one of several objects is one of several objects: each with the others' properties. */
function distributed(
  bodies: ImportedBody[],
  required: Set<string>,
  node: SpecNode,
  hint: string,
  reader: SchemaReader,
): ImportedBody | undefined {
  const choices = bodies.filter(body => !isObject(body, reader));
  const [choice, another] = choices;
  if (choice?.kind !== 'alias' || choice.type.kind !== 'union' || another) return undefined;
  const alternatives = choice.type.members.map((type): ImportedBody => ({ kind: 'alias', type }));
  if (!alternatives.every(body => isObject(body, reader))) return undefined;
  const others = bodies.filter(body => body !== choice);
  const members = alternatives.map((alternative, index) => {
    const body = compose([...others, alternative], required, node, reader);
    const { type } = alternative as ImportedBody & { kind: 'alias' };
    return reader.typeOf(body, type.kind === 'reference' ? `${hint}${type.name}` : `${hint}${index + 1}`);
  });
  return { kind: 'alias', type: { kind: 'union', members } };
}

function anything(reader: SchemaReader): ImportedBody {
  return { kind: 'alias', type: reader.declarations.json() };
}
