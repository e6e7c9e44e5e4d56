import assert from 'node:assert/strict';
import { CONTRACT_TAGS, type ContractTag, contractTag } from '../../../server/src/catalog/contract-tags.ts';
import { ContractReader } from '../../../server/src/contracts/reader.ts';
import { hasFormat } from '../../../server/src/generate/runtime/formats.ts';
import { TestWorkspace } from '../../support/workspace.ts';

const PROPERTY_TYPES: Record<string, string> = { number: 'number', text: 'string', json: 'string', faker: 'string' };

function propertyWith(tag: ContractTag, value: string): string {
  const isList = tag.name.endsWith('Items');
  const isText = tag.name.endsWith('Length');
  const type = isList ? 'string[]' : isText ? 'string' : (PROPERTY_TYPES[tag.value] ?? 'string');
  return `/** @${tag.name} ${value} */ ${tag.name}${value.replace(/\W/g, '')}: ${tag.name === 'asType' ? 'number' : type};`;
}

function valuesOf({ choices, placeholder = '' }: ContractTag): string[] {
  return choices ?? [placeholder];
}

describe('tags of contracts', () => {
  it('each take the values that they suggest, where they say that they stand', async () => {
    const on = (place: string) => CONTRACT_TAGS.filter(tag => tag.on.includes(place as ContractTag['on'][number]));
    const line = (tag: ContractTag, value: string) => ` * @${tag.name} ${value}`.trimEnd();
    const operations = on('operation').flatMap(tag =>
      valuesOf(tag).map(value => ({ tag, value, name: `${tag.name}${value.replace(/\W/g, '')}` })),
    );
    const contract = `/**
${on('service')
  .map(tag => line(tag, valuesOf(tag)[0] ?? ''))
  .join('\n')}
 */
export interface Service {
${operations.map(({ tag, value, name }) => `  /** @${tag.name} ${value} */\n  ${name}(request: Request): Promise<void>;`).join('\n')}
}
export interface Request {
  id: string;
${on('property')
  .flatMap(tag => valuesOf(tag).map(value => `  ${propertyWith(tag, value)}`))
  .join('\n')}
}
`;
    await using workspace = await TestWorkspace.create({
      'mpaas.config.json': '{ "contracts": ["*.rpc.ts"] }',
      'a.rpc.ts': contract.replace(/GET (\S*)/, 'POST $1'),
    });
    const { findings, model } = await new ContractReader(await workspace.config()).read();
    assert.deepEqual(findings, []);
    assert.equal(model.services[0]?.operations.length, operations.length);
  });

  it('are told apart by case', () => {
    assert.equal(contractTag('operationType')?.value, 'operation-type');
    assert.equal(contractTag('operationtype'), undefined);
  });

  it('suggest formats that are checked', () => {
    for (const format of contractTag('format')?.choices ?? []) {
      assert.equal(hasFormat('no such thing §', format), false, format);
    }
  });

  it('are explained in both languages', () => {
    for (const { name, meaning } of CONTRACT_TAGS) {
      assert.ok(meaning.en.endsWith('.') && meaning.zh.endsWith('。'), name);
    }
  });
});
