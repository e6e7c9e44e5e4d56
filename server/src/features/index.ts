import { callConversion } from './call-conversion.ts';
import { callFiles } from './call-files.ts';
import { callHierarchy } from './call-hierarchy.ts';
import { callSiteCompletion } from './call-site-completion.ts';
import { callSiteHover } from './call-site-hover.ts';
import { callSiteProblems } from './call-site-problems.ts';
import { callSiteSignature } from './call-site-signature.ts';
import { calling } from './calling.ts';
import { checking } from './checking.ts';
import { codeExplaining } from './code-explaining.ts';
import { codeLens } from './code-lens.ts';
import { configCompletion } from './config-completion.ts';
import { contractCompletion } from './contract-completion.ts';
import { contractHover } from './contract-hover.ts';
import { contractTree } from './contract-tree.ts';
import { definition } from './definition.ts';
import { describing } from './describing.ts';
import { diagnostics } from './diagnostics.ts';
import { documentHighlight } from './document-highlight.ts';
import { documentLinks } from './document-links.ts';
import { documentSymbols } from './document-symbols.ts';
import type { Feature } from './feature.ts';
import { generation } from './generation.ts';
import { implementation } from './implementation.ts';
import { importing } from './importing.ts';
import { inlayHints } from './inlay-hints.ts';
import { logDefinition } from './log-definition.ts';
import { logFolding } from './log-folding.ts';
import { logHover } from './log-hover.ts';
import { logInlayHints } from './log-inlay-hints.ts';
import { logLenses } from './log-lenses.ts';
import { logProblems } from './log-problems.ts';
import { logQuickFixes } from './log-quick-fixes.ts';
import { logReport } from './log-report.ts';
import { logStatus } from './log-status.ts';
import { logSymbols } from './log-symbols.ts';
import { offlineDiagnostics } from './offline-diagnostics.ts';
import { operationUses } from './operation-uses.ts';
import { operations } from './operations.ts';
import { quickFixes } from './quick-fixes.ts';
import { refactorings } from './refactorings.ts';
import { references } from './references.ts';
import { rename } from './rename.ts';
import { scaffolding } from './scaffolding.ts';
import { sources } from './sources.ts';
import { startupCompletion } from './startup-completion.ts';
import { startupDiagnostics } from './startup-diagnostics.ts';
import { startupHover } from './startup-hover.ts';
import { status } from './status.ts';
import { synchronization } from './synchronization.ts';
import { watching } from './watching.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

/** By the name that the log calls them by. */
export type Features = Readonly<Record<string, Feature>>;

export const FEATURES: Features = {
  synchronization,
  watching,
  sources,
  diagnostics,
  offlineDiagnostics,
  startupDiagnostics,
  contractHover,
  contractCompletion,
  configCompletion,
  quickFixes,
  refactorings,
  callConversion,
  callSiteHover,
  callSiteCompletion,
  callSiteSignature,
  callSiteProblems,
  definition,
  implementation,
  references,
  callHierarchy,
  rename,
  documentHighlight,
  documentLinks,
  documentSymbols,
  workspaceSymbols,
  codeLens,
  callFiles,
  operationUses,
  inlayHints,
  startupCompletion,
  startupHover,
  status,
  checking,
  generation,
  importing,
  scaffolding,
  operations,
  contractTree,
  describing,
  calling,
  logReport,
  logHover,
  logProblems,
  logInlayHints,
  logLenses,
  logFolding,
  logSymbols,
  logDefinition,
  logQuickFixes,
  logStatus,
  codeExplaining,
};
