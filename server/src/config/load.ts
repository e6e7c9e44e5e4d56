import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { readText } from '../files/read-text.ts';
import { FILE_START, type Finding } from '../findings.ts';
import type { Config } from './config.ts';
import { offsetRange } from './json-places.ts';
import { resolveConfig } from './resolve.ts';
import { validateConfig } from './validate.ts';

export interface LoadedConfig {
  /** Absent when the file cannot be used; the findings say why. */
  config?: Config;
  findings: Finding[];
}

/**
 * Reads and validates an `mpaas.config.json`.
 * @param file absolute path
 * @param text the text of an open editor, instead of what is on disk
 */
export async function loadConfig(file: string, text?: string): Promise<LoadedConfig> {
  if (text !== undefined) return parseConfig(file, text);
  const read = await readText(file);
  if ('text' in read) return parseConfig(file, read.text);
  const message =
    read.reason === 'missing'
      ? l10n.t('There is no config here. Create {0}, or name another with --config.', path.basename(file))
      : l10n.t('The config cannot be read ({0}). It has to be a UTF-8 text file of JSON.', read.reason);
  return { findings: [{ code: 'config/unreadable', severity: 'error', message, file, range: FILE_START }] };
}

/** Validates the text of an `mpaas.config.json`. */
export function parseConfig(file: string, text: string): LoadedConfig {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  if (!root || errors.length > 0) return { findings: syntaxFindings(file, text, errors) };
  const findings = validateConfig(file, text, root);
  if (findings.some(finding => finding.severity === 'error')) return { findings };
  return { config: resolveConfig(file, text, root), findings };
}

function syntaxFindings(file: string, text: string, errors: ParseError[]): Finding[] {
  const [first] = errors;
  const offset = first?.offset ?? 0;
  const name = first ? printParseErrorCode(first.error) : 'ValueExpected';
  return [
    {
      code: 'config/syntax',
      severity: 'error',
      message: l10n.t('This is no valid JSON ({0}). Mend it here; nothing of the config is used until then.', name),
      file,
      range: offsetRange(text, offset, offset + (first?.length ?? 0)),
    },
  ];
}
