import * as vscode from 'vscode';
import { LENS_COMMANDS, type OperationParams, type PlacesParams, PlacesRequest } from '../../../server/src/protocol.ts';
import { chooseOperation, operationParams } from '../call/choose-operation.ts';
import { locationOf } from '../locations.ts';
import { pickConfig } from '../pick-config.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

/** Shows where an operation is called. */
export const showCallSites: Command = {
  id: LENS_COMMANDS.showCallSites,
  async run(services, argument) {
    const params = await chosen(services, argument, vscode.l10n.t('Show Call Sites'));
    if (!params) return;
    const { operation, places } = await placesOf(services, { ...params, of: 'callSites' });
    if (places.length === 0) return tell(vscode.l10n.t('Nothing in this workspace calls {0}.', params.operationType));
    await vscode.commands.executeCommand('editor.action.showReferences', operation.uri, operation.range.start, places);
  },
};

/** Goes to what handles an operation, or shows all that do. */
export const showHandlers: Command = {
  id: LENS_COMMANDS.showHandlers,
  async run(services, argument) {
    const params = await chosen(services, argument, vscode.l10n.t('Show Handlers'));
    if (!params) return;
    const { operation, places } = await placesOf(services, { ...params, of: 'handlers' });
    if (places.length === 0) return tell(vscode.l10n.t('Nothing in this workspace handles {0}.', params.operationType));
    const { uri, range } = operation;
    await vscode.commands.executeCommand('editor.action.goToLocations', uri, range.start, places, 'peek', '');
  },
};

async function chosen(services: Services, argument: unknown, title: string): Promise<OperationParams | undefined> {
  const { config = await pickConfig(services), operationType } = operationParams(argument);
  if (config === undefined) return undefined;
  if (operationType !== undefined) return { config, operationType };
  const operation = await chooseOperation(services, config, title);
  return operation && { config, operationType: operation.operationType };
}

/** As VS Code's own commands take them. */
async function placesOf(
  { server }: Services,
  params: PlacesParams,
): Promise<{ operation: vscode.Location; places: vscode.Location[] }> {
  const { operation, places } = await server.request(PlacesRequest, params);
  return { operation: locationOf(operation), places: places.map(locationOf) };
}

function tell(message: string): void {
  vscode.window.setStatusBarMessage(message, 5_000);
}
