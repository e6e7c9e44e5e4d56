import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { compareFindings, type Finding } from '../findings.ts';
import { checkBeside } from '../offline/presets/beside.ts';
import { CUSTOM_CONFIG_NAME, parseCustomConfig } from '../offline/presets/custom-config.ts';
import { H5_JSON_NAME, parseH5Json } from '../offline/presets/h5-json.ts';
import { checkLaunchParameters } from '../startup/check.ts';
import { Debouncer } from '../workspace/debounce.ts';
import { fileOfUri } from '../workspace/files.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { isLeftOut } from './support/looked-at.ts';
import { runDetached } from './support/safe.ts';

type Check = (file: string, text: string) => Promise<Finding[]>;

const CHECKS: Record<string, Check> = {
  [H5_JSON_NAME]: checkH5Json,
  [CUSTOM_CONFIG_NAME]: async (file, text) => parseCustomConfig(file, text).findings,
};

/** What the files' JSON schemas say, too. */
const SAID_BY_SCHEMAS = new Set(['package/json-syntax', 'package/json-type', 'package/json-missing-key']);

/** Shows what is wrong in the metadata and the settings of offline packages, as long as they are open. Needs no config. */
export const offlineDiagnostics: Feature = context => ({
  capabilities: {},
  register(connection) {
    const debouncer = new Debouncer<string>();
    context.documents.onDidChangeContent(({ document }) => {
      const check = checkOf(document);
      if (!check) return;
      const { uri } = document;
      debouncer.schedule(uri, () => {
        const current = context.documents.get(uri);
        if (current) runDetached(connection, 'offline packages', publish(context, current, check));
      });
    });
    context.documents.onDidClose(({ document }) => {
      if (!checkOf(document)) return;
      debouncer.cancel(document.uri);
      context.problems.show('offline packages', fileOfUri(document.uri) ?? document.uri, []);
    });
  },
});

function checkOf(document: TextDocument): Check | undefined {
  const file = fileOfUri(document.uri);
  return file === undefined ? undefined : CHECKS[path.basename(file)];
}

async function publish(context: FeatureContext, document: TextDocument, check: Check) {
  const { uri, version } = document;
  const file = fileOfUri(uri) ?? uri;
  if (await isLeftOut(context, file)) return;
  const findings = await check(file, document.getText());
  // Closed or changed meanwhile: whatever comes next says what is true then.
  if (context.documents.get(uri)?.version !== version) return;
  const isSaid = ({ code }: Finding) => context.options.validatesConfig && SAID_BY_SCHEMAS.has(code);
  const shown = findings.filter(finding => !isSaid(finding)).sort(compareFindings);
  context.problems.show('offline packages', file, shown.map(diagnosticOf));
}

async function checkH5Json(file: string, text: string): Promise<Finding[]> {
  const { presets, findings } = parseH5Json(file, text);
  const beside = checkBeside(file, presets, await namesBeside(file));
  return [...findings, ...beside, ...checkLaunchParameters(text, file)];
}

async function namesBeside(file: string): Promise<string[]> {
  try {
    return await readdir(path.dirname(file));
  } catch (error) {
    // A document may be new, and its folder not made yet.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
