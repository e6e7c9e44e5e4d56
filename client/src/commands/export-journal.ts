import path from 'node:path';
import * as vscode from 'vscode';
import { writeFiles } from '../../../server/src/files/write-files.ts';
import { offerToOpen } from '../offer-to-open.ts';
import { fromWorkspace } from '../pick-file.ts';
import type { Command } from './command.ts';
import { optionsOf } from './options.ts';

interface ExportOptions {
  /** Absolute path of the file. */
  out: string;
}

/** Writes the journal as an HTTP archive, without secrets. @returns the path of the file, nothing when the user chose none */
export const exportJournal: Command = {
  id: 'mpaas.gateway.journal.exportHar',
  async run({ journal, log }, _, argument): Promise<string | undefined> {
    // Asked for before the dialog: what is exported is what was to be seen then.
    const text = await journal.ask(client => client.har());
    const file = optionsOf<ExportOptions>(argument).out ?? (await askFile());
    if (file === undefined) return undefined;
    await writeFiles([{ file, text }]);
    offerToOpen(file, vscode.l10n.t('{0} has the journal.', path.basename(file)), log);
    return file;
  },
};

async function askFile(): Promise<string | undefined> {
  const { defaultUri } = fromWorkspace();
  const uri = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Gateway Journal'),
    filters: { [vscode.l10n.t('HTTP archives')]: ['har'] },
    ...(defaultUri && { defaultUri: vscode.Uri.joinPath(defaultUri, 'gateway-journal.har') }),
  });
  return uri?.fsPath;
}
