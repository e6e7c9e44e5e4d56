import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { compareText } from '../../findings.ts';
import { nearest } from '../../nearest.ts';

/** Where the recorder writes. A scenario like others, but for handlers, which it has none of. */
export const RECORDED = 'recorded';

/**
 * What a scenario's folder may be called: one step down and never out, hidden or of a package. Folders that begin with
 * `_` are for what handlers share.
 */
const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N}_. -]{0,60}[\p{L}\p{N}_-])?$/u;
const NOT_NAMES = new Set(['node_modules']);

/** A scenario that there is not. */
export class UnknownScenarioError extends Error {
  override name = 'UnknownScenarioError';

  /** @param known what there is */
  constructor(
    readonly received: string,
    readonly known: string[],
  ) {
    const meant = nearest(received.slice(0, 200), known);
    super(
      meant === undefined
        ? l10n.t('There is no scenario {0}: it would be a folder of that name among the mocks.', shown(received))
        : l10n.t('There is no scenario {0}. The nearest is {1}.', shown(received), meant),
    );
  }
}

/** Whether a scenario may have a name, whether or not it is there. */
export function isScenarioName(name: string): boolean {
  return NAME.test(name) && !NOT_NAMES.has(name);
}

/** The scenarios of a folder of mocks, in order of their names. */
export function scenariosIn(folder: string): string[] {
  const entries = readdirIfThere(folder);
  return entries.filter(name => isScenario(folder, name)).sort(compareText);
}

/** Whether a folder of mocks has a scenario. Synchronous, for it may be asked with each request. */
export function isScenario(folder: string, name: string): boolean {
  if (!isScenarioName(name)) return false;
  return statSync(path.join(folder, name), { throwIfNoEntry: false })?.isDirectory() === true;
}

function readdirIfThere(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 100));
}
