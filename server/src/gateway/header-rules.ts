import { validateHeaderValue } from 'node:http';
import * as l10n from '@vscode/l10n';
import type { BackendHeaders, SecretReference } from '../config/config.ts';
import { describeSecret, resolveSecret } from '../config/secrets.ts';
import { canBeAdded } from './backend-headers.ts';

/** What a config changes of the headers that go on to the backend, made ready. */
export interface HeaderRules {
  /** Names and values, which take the place of a client's. */
  add: readonly (readonly [name: string, value: string])[];
  /** In lower case. */
  remove: ReadonlySet<string>;
  /** Of those that are added, in lower case, whose values the config only names. */
  secret: ReadonlySet<string>;
  /** Why headers are not added, one each. */
  problems: readonly string[];
}

/**
 * Makes ready what a config says of headers.
 * @param folder the config's, for files that it names
 */
export async function headerRules({ add = {}, remove = [] }: BackendHeaders, folder: string): Promise<HeaderRules> {
  const made = await Promise.all(Object.entries(add).map(([name, value]) => addition(name, value, folder)));
  return {
    add: made.flatMap(each => ('value' in each ? [[each.name, each.value] as const] : [])),
    secret: new Set(
      Object.entries(add).flatMap(([name, value]) => (typeof value === 'string' ? [] : [name.toLowerCase()])),
    ),
    remove: new Set(remove.map(name => name.toLowerCase())),
    problems: made.flatMap(each => ('problem' in each ? [each.problem] : [])),
  };
}

type Addition = { name: string; value: string } | { problem: string };

async function addition(name: string, given: string | SecretReference, folder: string): Promise<Addition> {
  if (!canBeAdded(name)) return { problem: l10n.t('The gateway writes {0} itself.', name) };
  if (typeof given === 'string') return checked(name, given);
  const value = await resolveSecret(given, folder);
  if (value !== undefined) return checked(name, value);
  const place = `gateway.backend.headers.add.${name}`;
  return { problem: l10n.t('{0} is not set, which {1} names.', describeSecret(given), place) };
}

/** What cannot stand in a header would fail each call. The value itself may be a secret, so it is not told. */
function checked(name: string, value: string): Addition {
  try {
    validateHeaderValue(name, value);
    return { name, value };
  } catch {
    return {
      problem: l10n.t('The value of {0} cannot stand in a header: it has a line end or letters beyond Latin-1.', name),
    };
  }
}
