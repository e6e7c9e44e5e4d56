import { definitionsOf, toSchema } from '../contracts/json-schema.ts';
import { type Json, type Model, type Operation, operationsOf } from '../contracts/model.ts';

/** The operations of one config, and where calls of them can go. */
export interface Callable {
  model: Model;
  /** A request that fits, by operation type, where there is one. */
  examples: ReadonlyMap<string, Json>;
  /** Names of gateways. */
  environments: readonly string[];
}

/** The JSON Schema of call files: operation types to choose from, and the request that goes with each. */
export function callSchema(callables: readonly Callable[]): Json {
  const operations = callables.flatMap(({ model }) => operationsOf(model));
  const environments = [...new Set(callables.flatMap(callable => callable.environments))];
  const call = {
    type: 'object',
    required: ['operation'],
    additionalProperties: false,
    defaultSnippets: callables.flatMap(snippetsOf),
    properties: {
      operation: {
        enum: [...new Set(operations.map(({ operationType }) => operationType))],
        enumDescriptions: operations.map(({ description = '' }) => description),
      },
      environment: { enum: environments, default: environments[0] },
      request: {},
      headers: { type: 'object', additionalProperties: { type: 'string' } },
    },
    allOf: callables.flatMap(rulesOf),
  };
  const named = Object.assign({}, ...callables.map(typesOf));
  return toJson({
    $schema: 'http://json-schema.org/draft-07/schema#',
    $defs: { ...named, call },
    if: { type: 'array' },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
    then: { type: 'array', items: { $ref: '#/$defs/call' } },
    else: { $ref: '#/$defs/call' },
  });
}

function snippetsOf({ model, examples }: Callable) {
  return operationsOf(model).map(({ operationType }) => {
    const request = examples.get(operationType);
    return { label: operationType, body: { operation: operationType, ...(request !== undefined && { request }) } };
  });
}

/** Named types of several configs may have the same names: each config's have its number in front. */
function typesOf({ model }: Callable, config: number): Record<string, Json> {
  const types = Object.entries(definitionsOf(model));
  return Object.fromEntries(types.map(([name, schema]) => [`${config}.${name}`, numbered(schema, config)]));
}

/** What `request` has to be for each operation. */
function rulesOf({ model }: Callable, config: number) {
  return operationsOf(model).map(operation => ({
    if: { properties: { operation: { const: operation.operationType } }, required: ['operation'] },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
    then: requestRule(operation, config),
  }));
}

function requestRule({ request }: Operation, config: number) {
  if (!request) return { properties: { request: false } };
  const schema = numbered(toSchema(request.type), config);
  return { properties: { request: schema }, ...(!request.optional && { required: ['request'] }) };
}

function numbered(schema: unknown, config: number): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/$defs/', `"$ref":"#/$defs/${config}.`));
}

function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value));
}
