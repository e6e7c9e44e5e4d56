import * as vscode from 'vscode';
import { askMocks } from '../gateway/ask-mocks.ts';
import type { Command } from './command.ts';

/** Has the gateway that runs write what its backend answers as mocks, or write no more. */
export const toggleRecording: Command = {
  id: 'mpaas.gateway.record',
  async run({ gateway }) {
    const { recording } = await askMocks(gateway, async mocks => {
      const before = await mocks.state();
      return mocks.setRecording(!before.recording);
    });
    const message = recording
      ? vscode.l10n.t('What the backend answers is recorded, in the scenario "recorded".')
      : vscode.l10n.t('Nothing is recorded any more.');
    vscode.window.setStatusBarMessage(message, 5_000);
  },
};
