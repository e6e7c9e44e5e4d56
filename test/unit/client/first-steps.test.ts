import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { contextKey, DEEDS, WALKTHROUGH } from '../../../client/src/first-steps/deeds.ts';
import manifest from '../../../package.json';
import english from '../../../package.nls.json';
import chinese from '../../../package.nls.zh-cn.json';

const ROOT = path.resolve(__dirname, '../../..');
const [walkthrough, ...others] = manifest.contributes.walkthroughs;
const steps = walkthrough?.steps ?? [];

/** Commands without a line in the manifest: they are for links, not for people. */
const UNLISTED = globSync('client/src/commands/*.ts', { cwd: ROOT })
  .flatMap(file => [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/\bid: '(mpaas\.[\w.]+)'/g)])
  .map(match => match[1]);

describe('the walkthrough in the manifest', () => {
  it('is the one that the extension opens, in five steps', () => {
    assert.deepEqual(others, []);
    assert.equal(walkthrough?.id, WALKTHROUGH);
    assert.equal(steps.length, 5);
  });

  it('has its pictures', () => {
    for (const { media } of steps) assert.ok(existsSync(path.join(ROOT, media.svg)), media.svg);
  });

  it('is done by deeds that the extension tells of, each of them in one step', () => {
    const keys = steps.flatMap(({ completionEvents }) =>
      completionEvents.flatMap(event => event.match(/mpaas\.[\w.]+/g) ?? []),
    );
    assert.deepEqual(keys.sort(), DEEDS.map(contextKey).sort());
    const source = globSync('client/src/**/*.ts', { cwd: ROOT }).map(file =>
      readFileSync(path.join(ROOT, file), 'utf8'),
    );
    for (const deed of DEEDS)
      assert.ok(
        source.some(text => text.includes(`did('${deed}')`)),
        deed,
      );
  });

  for (const [language, texts] of Object.entries({ english, chinese })) {
    it(`links to commands that there are (${language})`, () => {
      const known = new Set([...manifest.contributes.commands.map(({ command }) => command), ...UNLISTED]);
      const linked = Object.entries(texts)
        .filter(([key]) => /^(walkthrough|welcome)\./.test(key))
        .flatMap(([, text]) => [...text.matchAll(/\(command:(mpaas\.[\w.]+)/g)].map(match => match[1] ?? ''));
      assert.ok(linked.length > 10);
      assert.deepEqual(
        linked.filter(command => !known.has(command)),
        [],
      );
    });
  }
});

describe('commands in the manifest', () => {
  it('are named, and are not offered where they can do nothing', () => {
    for (const { command, title, category, ...rest } of manifest.contributes.commands) {
      assert.match(title, /^%.+%$/, command);
      assert.equal(category, 'mPaaS', command);
      assert.ok('enablement' in rest, command);
    }
  });
});

describe('settings in the manifest', () => {
  it('are few, and each says where it counts and what it does', () => {
    const settings = Object.entries<{ scope?: string; markdownDescription?: string; default?: unknown }>(
      manifest.contributes.configuration.properties,
    );
    assert.ok(settings.length <= 20);
    for (const [name, { scope, markdownDescription, ...rest }] of settings) {
      assert.ok(scope && markdownDescription && 'default' in rest, name);
    }
  });
});
