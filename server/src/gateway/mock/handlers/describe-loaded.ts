import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Operation } from '../../../contracts/model.ts';
import type { HandlersEvent } from '../../events.ts';
import type { HandlerFiles } from './handler-files.ts';
import type { LoadedHandlers } from './load-handlers.ts';

/**
 * What there is to say of handlers that were loaded.
 * @param operations of each service, by its name
 * @param folder what names of files are relative to
 */
export function describeLoaded(
  { handlers, others }: HandlerFiles,
  { source, methods, broken }: LoadedHandlers,
  operations: ReadonlyMap<string, readonly Operation[]>,
  folder: string,
): HandlersEvent {
  const shown = (file: string) => path.relative(folder, file).split(path.sep).join('/');
  const problems: string[] = [];
  const usable: string[] = [];
  let count = 0;
  for (const { file, service } of handlers) {
    const reason = broken.get(file);
    if (reason !== undefined) {
      problems.push(l10n.t('The mock handler {0} cannot be used: {1}.', shown(file), reason));
      continue;
    }
    usable.push(shown(file));
    const names = new Set(operations.get(service)?.map(({ name }) => name));
    for (const method of methods.get(file) ?? []) {
      if (names.has(method)) count++;
      else problems.push(l10n.t('{0} has {1}, which is no operation of {2}.', shown(file), method, service));
    }
  }
  for (const file of others.filter(each => !source.modules.has(each))) {
    problems.push(l10n.t('{0} is named after no service of the contracts, and no handler imports it.', shown(file)));
  }
  return { kind: 'handlers', files: usable, operations: count, problems };
}
