import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

interface Setting {
  scope?: string;
  order?: number;
  markdownDescription?: string;
  default?: unknown;
}

const read = (file: string) => readFile(path.resolve(__dirname, '../../..', file), 'utf8');

describe('settings', () => {
  let settings: [string, Setting][];
  before(async () => {
    settings = Object.entries(JSON.parse(await read('package.json')).contributes.configuration.properties);
  });

  it('are few, and each says where it holds, in which order it is shown, and what it means', () => {
    assert.ok(settings.length < 20);
    for (const [name, { scope, order, markdownDescription, default: value }] of settings) {
      assert.ok(scope && markdownDescription?.startsWith('%configuration.') && value !== undefined, name);
      assert.equal(typeof order, 'number', name);
    }
    assert.equal(new Set(settings.map(([, { order }]) => order)).size, settings.length);
  });
});
