import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { operationsOf } from '../../../server/src/contracts/model.ts';
import { read } from './contracts.ts';

interface Snippet {
  prefix: string;
  description: string;
  body: string[];
}

/** What stands in the editor when all proposals of a snippet are taken. */
function expand({ body }: Snippet): string {
  const values = new Map<string, string>([['0', '']]);
  const placeholder = /\$\{(\d+):((?:\\.|[^\\}])*)\}|\$\{(\d+)\|([^|]*)\|\}|\$(\d+)|\\([$}\\])/g;
  return body.join('\n').replace(placeholder, (_, number, text, choice, choices, again, escaped) => {
    if (escaped) return escaped;
    if (again) return values.get(again) ?? assert.fail(`$${again} comes before its value`);
    const value = choice ? choices.split(',')[0] : text.replace(/\\(.)/g, '$1');
    values.set(number ?? choice, value);
    return value;
  });
}

/** Operations stand in a service, and types are looked at where operations use them. */
function contractOf(text: string): string {
  if (!text.includes('export')) return `export interface SomeService {\n${text}\n}\n`;
  if (text.includes('Service {')) return text;
  const use = (type: string) => `/** @operationPrefix some */ export interface SomeService { m(): Promise<${type}>; }`;
  const [, name = '', parameter = ''] =
    /export (?:enum|interface) (\w+)(<T>)?/.exec(text.slice(text.lastIndexOf('export '))) ?? [];
  return `${text}\n${use(parameter ? `${name}<string>` : `{ reason: ${name} }`)}\n`;
}

describe('snippets of contracts', () => {
  let snippets: Snippet[];
  before(async () => {
    const file = path.resolve(__dirname, '../../../snippets/contract.json');
    snippets = Object.values(JSON.parse(await readFile(file, 'utf8')));
  });

  it('have prefixes of their own and short descriptions', () => {
    const prefixes = snippets.map(({ prefix }) => prefix);
    assert.equal(new Set(prefixes).size, prefixes.length);
    for (const { prefix, description } of snippets) {
      assert.match(prefix, /^mpaas-[a-z-]+$/);
      assert.ok(description.startsWith('mPaaS ') && description.length < 60, description);
    }
  });

  it('make contracts that have nothing wrong in them', async () => {
    for (const snippet of snippets) {
      const text = contractOf(expand(snippet));
      assert.doesNotMatch(text, /\$\d|\$\{/);
      const { model, findings } = await read({ 'a.rpc.ts': text });
      assert.deepEqual(findings, [], `${snippet.prefix}:\n${text}`);
      assert.equal(operationsOf(model).length, 1, snippet.prefix);
    }
  });
});
