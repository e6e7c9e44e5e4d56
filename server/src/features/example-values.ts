import type { Json, Model, Operation } from '../contracts/model.ts';
import type { MockData } from '../gateway/mock/answers.ts';
import type { AnalyzedProject } from './known-operations.ts';

const mocks = new WeakMap<Model, MockData>();
const examples = new WeakMap<Operation, Promise<ExampleValues>>();

export interface ExampleValues {
  request?: Json;
  /** What the mock gateway answers to `request`. */
  result?: Json;
}

/** Values that fit an operation, the same ones as the mock gateway's. Made once for each reading of the contract. */
export function exampleValues(operation: Operation, { analysis }: AnalyzedProject): Promise<ExampleValues> {
  const known = examples.get(operation);
  if (known) return known;
  const made = makeExamples(operation, analysis);
  examples.set(operation, made);
  return made;
}

async function makeExamples(operation: Operation, { model, config }: AnalyzedProject['analysis']) {
  const { seed = 1, locale = 'en' } = config?.gateway ?? {};
  const mock = mocks.get(model) ?? (await createMocks(model, seed));
  mocks.set(model, mock);
  const request = await mock.exampleRequest(operation, locale);
  const result = operation.result && (await mock.result(operation, request, locale));
  return { ...(request !== undefined && { request }), ...(result !== undefined && { result }) };
}

async function createMocks(model: Model, seed: number): Promise<MockData> {
  // The data behind realistic values is large, and most sessions look at none.
  const { createMockData } = await import('../gateway/main.ts');
  return createMockData(model, seed);
}
