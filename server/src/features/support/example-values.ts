import type { Json, Operation } from '../../contracts/model.ts';
import type { MockData } from '../../gateway/mock/answers.ts';
import { remember } from '../../remember.ts';
import type { Analysis } from '../../workspace/project.ts';

export interface ExampleValues {
  request?: Json;
  /** What the mock gateway answers to `request`. */
  result?: Json;
}

/** Values that fit an operation, the same ones as the mock gateway's. Made once for each reading of the contract. */
export function exampleValues(operation: Operation, analysis: Analysis): Promise<ExampleValues> {
  const { seed, locale } = gatewayOf(analysis);
  return examples(operation, `${seed} ${locale}`, analysis);
}

/** A request that fits an operation, as the mock gateway would make it; nothing where it takes none. */
export async function exampleRequest(operation: Operation, analysis: Analysis): Promise<Json | undefined> {
  return (await mockData(analysis, '', undefined)).exampleRequest(operation, gatewayOf(analysis).locale);
}

const examples = remember(
  async (operation: Operation, _gateway: string, analysis: Analysis): Promise<ExampleValues> => {
    const request = await exampleRequest(operation, analysis);
    const mock = await mockData(analysis, '', undefined);
    const result = operation.result && (await mock.result(operation, request, gatewayOf(analysis).locale));
    return { ...(request !== undefined && { request }), ...(result !== undefined && { result }) };
  },
);

const mockData = remember(async (analysis: Analysis): Promise<MockData> => {
  // The data behind realistic values is large, and most sessions look at none.
  const { createMockData } = await import('../../gateway/main.ts');
  return createMockData(analysis.model, gatewayOf(analysis).seed);
});

function gatewayOf({ config }: Analysis): { seed: number; locale: 'en' | 'zh' } {
  return config?.gateway ?? { seed: 1, locale: 'en' };
}
