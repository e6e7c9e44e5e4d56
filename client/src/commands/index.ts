import { annotateLog } from './annotate-log.ts';
import { showCallHistory } from './call-history.ts';
import { callOperation } from './call-operation.ts';
import { checkAgainst } from './check-against.ts';
import { checkContracts } from './check-contracts.ts';
import { choosePublicKey } from './choose-public-key.ts';
import { chooseScenario } from './choose-scenario.ts';
import { clearComparison } from './clear-comparison.ts';
import { clearJournal } from './clear-journal.ts';
import type { Command } from './command.ts';
import { comparePackages } from './compare-packages.ts';
import { copyOperationType } from './copy-operation-type.ts';
import { copyPublicKey } from './copy-public-key.ts';
import { copyRedacted } from './copy-redacted.ts';
import { copyReport } from './copy-report.ts';
import { diagnosePackages } from './diagnose-packages.ts';
import { explainCode } from './explain-code.ts';
import { exportJournal } from './export-journal.ts';
import { forgetKey } from './forget-key.ts';
import { forgetSecret } from './forget-secret.ts';
import { gatewayMenu } from './gateway-menu.ts';
import { generate } from './generate.ts';
import { generateKeyPair } from './generate-key-pair.ts';
import { importJava, importOpenApi } from './import-descriptions.ts';
import { openPlace, showLogLines } from './log-places.ts';
import { newCall } from './new-call.ts';
import { newContract } from './new-contract.ts';
import { newProject } from './new-project.ts';
import { openPackage } from './open-package.ts';
import { openSample } from './open-sample.ts';
import { packPackage } from './pack-package.ts';
import { replayLog } from './replay-log.ts';
import { restartGateway } from './restart-gateway.ts';
import { restartServer } from './restart-server.ts';
import { sendCallOfFile } from './send-call.ts';
import { showJournal } from './show-journal.ts';
import { showLog } from './show-log.ts';
import { showLogReport } from './show-log-report.ts';
import { showCallSites, showHandlers } from './show-places.ts';
import { signPackage } from './sign-package.ts';
import { startGateway } from './start-gateway.ts';
import { stopGateway } from './stop-gateway.ts';
import { storeKey } from './store-key.ts';
import { toggleRecording } from './toggle-recording.ts';
import { sampleCommands } from './try-sample.ts';
import { verifyPackage } from './verify-package.ts';

export const COMMANDS: readonly Command[] = [
  openSample,
  ...sampleCommands,
  newProject,
  generate,
  checkContracts,
  checkAgainst,
  clearComparison,
  newContract,
  importOpenApi,
  importJava,
  startGateway,
  stopGateway,
  restartGateway,
  gatewayMenu,
  chooseScenario,
  toggleRecording,
  showJournal,
  exportJournal,
  clearJournal,
  callOperation,
  newCall,
  sendCallOfFile,
  showCallHistory,
  forgetSecret,
  showCallSites,
  showHandlers,
  copyOperationType,
  openPackage,
  packPackage,
  signPackage,
  verifyPackage,
  choosePublicKey,
  comparePackages,
  diagnosePackages,
  showLogReport,
  generateKeyPair,
  copyPublicKey,
  storeKey,
  forgetKey,
  annotateLog,
  copyRedacted,
  explainCode,
  openPlace,
  showLogLines,
  replayLog,
  restartServer,
  showLog,
  copyReport,
];
