import assert from 'node:assert/strict';
import { CODE_GROUPS } from '../../../../server/src/catalog/codes/code-groups.ts';
import { setLanguage } from '../../../../server/src/locale.ts';
import { knowledgeOf } from '../../../../server/src/logs/annotate/code-knowledge.ts';
import type { PackageCode } from '../../../../server/src/logs/event.ts';
import { PACKAGE_LINES } from '../../../../server/src/logs/explain/package-lines.ts';
import { codePageUri } from '../../../../server/src/report/code-page.ts';

describe('the page of codes', () => {
  afterEach(() => setLanguage('en'));

  for (const language of ['en', 'zh-cn']) {
    it(`has a line for everything that logs can say (${language})`, () => {
      setLanguage(language);
      const entries = CODE_GROUPS.flatMap(({ lists }) => lists.flatMap(({ codes }) => codes));
      const numbers = entries.map(({ code, platform, list }) => knowledgeOf({ code, platform, kind: list.group.kind }));
      const names = Object.keys(PACKAGE_LINES) as PackageCode[];
      const lines = names.map(code => knowledgeOf({ code, kind: 'package' }));
      const without = [...numbers, ...lines].filter(known => !known || codePageUri(known.page) === undefined);
      assert.deepEqual(without, []);
    });
  }

  it('is nowhere for a code that nobody knows', () => {
    assert.equal(knowledgeOf({ code: 4242, kind: 'gateway' }), undefined);
    assert.equal(codePageUri({ group: 'Gateway', heading: '4242 · Unknown' }), undefined);
  });
});
