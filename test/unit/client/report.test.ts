import assert from 'node:assert/strict';
import { reportText } from '../../../client/src/status/report.ts';

describe('the diagnostics report', () => {
  it('tells versions, settings, how the server fared and which configs are in force, without the home folder', () => {
    const at = new Date('2026-01-02T03:04:05Z');
    const text = reportText(
      {
        versions: { extension: '0.1.0', 'VS Code': '1.100.0' },
        circumstances: { system: 'linux 6.1 x64', trusted: 'true' },
        settings: { 'mpaas.codeLens.enabled': false },
        server: 'running',
        gateway: 'stopped',
        ends: [{ at, reason: 'It was ended by SIGKILL.' }],
        lastError: { at, message: 'Request failed.\n    at /home/alice/x.js:1' },
        configs: [
          {
            file: '/home/alice/shop/mpaas.config.json',
            services: 2,
            operations: 3,
            contracts: 4,
            errors: 1,
            warnings: 0,
            ms: 41.7,
            watched: ['shop/**/*.ts'],
            problem: 'This is no valid JSON.',
          },
        ],
        limitedSearches: [],
        sources: { files: 5000, limited: true },
      },
      '/home/alice',
    );
    assert.equal(
      text,
      `# mPaaS Gateway Tools: diagnostics report

## Versions

- extension: 0.1.0
- VS Code: 1.100.0

## Circumstances

- system: linux 6.1 x64
- trusted: true

## Settings

- mpaas.codeLens.enabled: false

## Language server

- running
- 2026-01-02T03:04:05.000Z: ended. It was ended by SIGKILL.

## Last error

- 2026-01-02T03:04:05.000Z: Request failed. | at ~/x.js:1

## Configurations

- ~/shop/mpaas.config.json: not usable. This is no valid JSON.
  - contracts 4, services 2, operations 3, errors 1, warnings 0, 42 ms
  - watches shop/**/*.ts

## Searches that broke off

none

## Sources

- 5000 looked through, and there are more

## Mock gateway

- stopped
`,
    );
  });
});
