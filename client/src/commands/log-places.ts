import * as vscode from 'vscode';
import { LENS_COMMANDS, type LogLinesParams, type OpenPlaceParams } from '../../../server/src/protocol.ts';
import { locationOf } from '../locations.ts';
import type { Command } from './command.ts';

/** Opens what a quick fix of a log leads to. */
export const openPlace: Command = {
  id: LENS_COMMANDS.openPlace,
  async run(_, argument) {
    const { uri, range } = locationOf(argument as OpenPlaceParams);
    await vscode.window.showTextDocument(uri, { selection: range });
  },
};

/** Shows all lines of a burst. */
export const showLogLines: Command = {
  id: LENS_COMMANDS.showLogLines,
  async run(_, argument) {
    const { uri, ranges } = argument as LogLinesParams;
    const places = ranges.map(range => locationOf({ uri, range }));
    const [first] = places;
    if (!first) return;
    await vscode.commands.executeCommand('editor.action.showReferences', first.uri, first.range.start, places);
  },
};
