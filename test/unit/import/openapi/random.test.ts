import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Finding } from '../../../../server/src/findings.ts';
import { importContracts } from '../../../../server/src/import/import-contracts.ts';
import { complaintsOfTypeScript, readContracts } from '../../../support/imported.ts';
import { anyDocument } from './random-document.ts';

const OPTIONS = { kind: 'openapi', prefix: 'com.example' } as const;

describe('any OpenAPI document', function () {
  this.timeout(120_000);

  it('becomes contracts that the reader and TypeScript take', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async document => {
        const { contracts, operations } = importContracts(
          [{ file: '/api.json', text: JSON.stringify(document) }],
          OPTIONS,
        );
        const texts = contracts.map(({ name, text }) => `// ${name}\n${text}`).join('\n');
        const { errors, model } = await readContracts(contracts);
        assert.deepEqual(
          errors.map(({ code, message }) => `${code} ${message}`),
          [],
          texts,
        );
        assert.deepEqual(complaintsOfTypeScript(contracts), [], texts);
        const read = model.services.flatMap(service => service.operations);
        assert.equal(read.length, operations);
      }),
      { numRuns: Number(process.env.RUNS ?? 40) },
    );
  });

  it('becomes the same contracts from JSON and from YAML', () => {
    fc.assert(
      fc.property(anyDocument, document => {
        const text = JSON.stringify(document);
        const json = importContracts([{ file: '/api.json', text }], OPTIONS);
        const yaml = importContracts(
          [
            {
              file: '/api.yaml',
              text: stringify(JSON.parse(text), { aliasDuplicateObjects: false, defaultKeyType: 'QUOTE_DOUBLE' }),
            },
          ],
          OPTIONS,
        );
        assert.deepEqual(yaml.contracts, json.contracts);
        assert.deepEqual(said(yaml.findings), said(json.findings));
      }),
      { numRuns: 40 },
    );
  });
});

/** An item of a list in YAML starts where its first key does: what is said of both stands there once. */
function said(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ code, message }) => `${code} ${message}`))].sort();
}
