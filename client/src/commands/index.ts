import { callOperation } from './call-operation.ts';
import { checkContracts } from './check-contracts.ts';
import type { Command } from './command.ts';
import { gatewayMenu } from './gateway-menu.ts';
import { generate } from './generate.ts';
import { restartGateway } from './restart-gateway.ts';
import { restartServer } from './restart-server.ts';
import { showLog } from './show-log.ts';
import { startGateway } from './start-gateway.ts';
import { stopGateway } from './stop-gateway.ts';

export const COMMANDS: readonly Command[] = [
  generate,
  checkContracts,
  startGateway,
  stopGateway,
  restartGateway,
  gatewayMenu,
  callOperation,
  restartServer,
  showLog,
];
