import { writeFile } from 'node:fs/promises';
import type { CorpusSize } from './corpus.ts';

/**
 * Writes what `writeCorpus` writes as one OpenAPI document: the same operations, types by the same names, and
 * documentation. A service is a tag, and what a generic type is used for has a schema of its own, since OpenAPI has neither.
 */
export async function writeOpenApiCorpus(
  file: string,
  { contracts, operationsPerContract }: CorpusSize,
): Promise<void> {
  const areas = Array.from({ length: contracts }, (_, area) => area);
  const operations = areas.flatMap(area =>
    Array.from({ length: operationsPerContract }, (_, index) => ({ area, name: `operation${index}` })),
  );
  const document = {
    openapi: '3.0.3',
    info: { title: 'Company', version: '1.0.0' },
    servers: [{ url: 'http://127.0.0.1:8680' }],
    tags: areas.map(area => ({ name: service(area), description: `Area ${area} of the company.` })),
    paths: Object.fromEntries(operations.map(each => [`/area${each.area}/${each.name}`, pathItem(each)])),
    components: { schemas: { Audit: AUDIT, Kind: KIND, ...Object.assign({}, ...operations.map(schemas)) } },
  };
  await writeFile(file, JSON.stringify(document, undefined, 2));
}

interface Operation {
  area: number;
  name: string;
}

function pathItem(operation: Operation) {
  const { area, name } = operation;
  return {
    post: {
      operationId: `com.example.area${area}.${name}`,
      tags: [service(area)],
      description: `Does ${name}.`,
      requestBody: { required: true, content: json(type(operation)) },
      responses: { 200: { description: 'OK', content: json(`PageOf${type(operation)}Result`) } },
    },
  };
}

function json(name: string) {
  return { 'application/json': { schema: reference(name) } };
}

function schemas(operation: Operation) {
  const name = type(operation);
  return {
    [name]: object(
      { id: { ...TEXT, minLength: 1, example: 'a1' }, kind: reference('Kind') },
      { amount: { type: 'number' } },
    ),
    [`${name}Result`]: object({
      id: TEXT,
      state: { type: 'string', enum: ['open', 'done'] },
      audit: reference('Audit'),
    }),
    [`PageOf${name}Result`]: {
      description: 'A part of a list.',
      ...object({ items: { type: 'array', items: reference(`${name}Result`) }, total: { type: 'number' } }),
    },
  };
}

function object(required: object, optional: object = {}) {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional } };
}

function reference(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

function service(area: number): string {
  return `Area${area}Service`;
}

function type({ area, name }: Operation): string {
  return `Area${area}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

const TEXT = { type: 'string' };
const TIME = { type: 'string', format: 'date-time' };
const AUDIT = object({ createdAt: TIME, changedAt: { ...TIME, nullable: true }, by: TEXT });
const KIND = { type: 'string', enum: ['small', 'large'] };
