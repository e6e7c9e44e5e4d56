import assert from 'node:assert/strict';
import { mergeCapabilities } from '../../../../server/src/features/support/capabilities.ts';

describe('capabilities of several features', () => {
  it('are all told', () => {
    assert.deepEqual(mergeCapabilities([{ hoverProvider: true }, {}, { renameProvider: { prepareProvider: true } }]), {
      hoverProvider: true,
      renameProvider: { prepareProvider: true },
    });
  });

  it('unite options and lists, and lose none to a plain yes', () => {
    const merged = mergeCapabilities([
      { completionProvider: { triggerCharacters: ['"', '@'] }, codeActionProvider: true },
      { completionProvider: { triggerCharacters: ['.', '@'], resolveProvider: true } },
      { codeActionProvider: { codeActionKinds: ['quickfix'] } },
      { codeActionProvider: true },
    ]);
    assert.deepEqual(merged, {
      completionProvider: { triggerCharacters: ['"', '@', '.'], resolveProvider: true },
      codeActionProvider: { codeActionKinds: ['quickfix'] },
    });
  });
});
