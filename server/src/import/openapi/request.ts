import * as l10n from '@vscode/l10n';
import type { Type } from '../../contracts/model.ts';
import { quote } from '../../generate/targets/source-text.ts';
import type { ImportedBody, ImportedOperation, ImportedProperty } from '../contract.ts';
import { interfaceOf } from './declarations.ts';
import { httpOf } from './http-mapping.ts';
import { contentOf } from './media.ts';
import { readParameters } from './parameters.ts';
import type { PathOperation } from './path-operations.ts';
import type { SchemaReader } from './schema-reader.ts';
import { isTrue, member, type SpecNode } from './spec-node.ts';

/** The request of an operation and how the gateway hands it on. */
export type ImportedRequest = Pick<ImportedOperation, 'request' | 'http' | 'form'>;

/**
 * Parameters and body as the one request that operations of contracts take.
 * @param hint what types that are declared for it start with
 */
export function readRequest(operation: PathOperation, hint: string, reader: SchemaReader): ImportedRequest {
  const fields = readParameters(operation, `${hint}Request`, reader);
  const node = reader.document.resolve(member(operation.node, 'requestBody'));
  const content = node && contentOf(node, reader, true);
  const schema = content?.schema;
  const { properties } = fields;
  const isOptional = node !== undefined && !isTrue(member(node, 'required'));
  const made = schema
    ? bodyWith(properties, { schema, isOptional }, operation, hint, reader)
    : { type: reader.typeOf(interfaceOf(properties), `${hint}Request`), isFlat: true };
  const http = httpOf(operation, fields, { isFlat: made.isFlat, hasBody: schema !== undefined }, reader.report);
  const optional = isOptional && properties.length === 0;
  const isThere = schema !== undefined || properties.length > 0;
  return {
    ...(isThere && { request: { name: 'request', type: made.type, optional } }),
    ...(http && { http }),
    ...(content?.kind === 'form' && made.isFlat && { form: true }),
  };
}

interface RequestBody {
  schema: SpecNode;
  isOptional: boolean;
}

interface MadeRequest {
  type: Type;
  /** Whether the fields of the body are the request's own. */
  isFlat: boolean;
}

/** The body with the fields of parameters beside its own; beside itself where it has no fields that are known. */
function bodyWith(
  parameters: ImportedProperty[],
  { schema, isOptional }: RequestBody,
  operation: PathOperation,
  hint: string,
  reader: SchemaReader,
): MadeRequest {
  if (parameters.length === 0) {
    const type = reader.readElement(schema, `${hint}Request`);
    return { type, isFlat: reader.propertiesOf(type) !== undefined };
  }
  const body = reader.bodyOf(schema, `${hint}Request`);
  const inBody = fieldsOf(body, reader);
  if (!inBody) {
    const field = { name: 'body', optional: isOptional, ...reader.use(schema, body, `${hint}Body`) };
    const others = parameters.filter(({ name }) => name !== field.name);
    return { type: reader.typeOf(interfaceOf([...others, field]), `${hint}Request`), isFlat: false };
  }
  if (isOptional) reportOptional(operation, reader);
  const repeated = reportRepeated(parameters, inBody, operation, reader);
  const omitted = repeated.map(quote).join(' | ');
  const bases = basesOf(body).map(base => (omitted === '' ? base : `Omit<${base}, ${omitted}>`));
  const own = body.kind === 'interface' ? body.properties.filter(({ name }) => !repeated.includes(name)) : [];
  const type = reader.typeOf({ kind: 'interface', bases, properties: [...parameters, ...own] }, `${hint}Request`);
  return { type, isFlat: true };
}

/** All fields of a body, those of its bases included; nothing when they are not known. */
function fieldsOf(body: ImportedBody, reader: SchemaReader): ImportedProperty[] | undefined {
  if (body.kind === 'alias') return reader.propertiesOf(body.type);
  if (body.kind === 'enum') return undefined;
  const inherited = body.bases.flatMap(base => reader.propertiesOf({ kind: 'reference', name: base }) ?? []);
  return [...inherited, ...body.properties];
}

function basesOf(body: ImportedBody): string[] {
  if (body.kind === 'interface') return body.bases;
  return body.kind === 'alias' && body.type.kind === 'reference' ? [body.type.name] : [];
}

function reportOptional({ node }: PathOperation, { report }: SchemaReader): void {
  const message = l10n.t('The body is optional as a whole. The contract has its fields as they are when it is there.');
  report.add('info', 'parameter', node.place, message);
}

/** Fields that are a parameter and in the body: a request has one of a name. */
function reportRepeated(
  parameters: ImportedProperty[],
  body: ImportedProperty[],
  { node }: PathOperation,
  { report }: SchemaReader,
): string[] {
  const names = new Set(parameters.map(({ name }) => name));
  const repeated = [...new Set(body.map(({ name }) => name).filter(name => names.has(name)))];
  for (const name of repeated) {
    const message = l10n.t('"{0}" is a parameter and in the body. The contract has it once, as the parameter.', name);
    report.add('warning', 'parameter', node.place, message);
  }
  return repeated;
}
