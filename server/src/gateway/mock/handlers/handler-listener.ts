import * as l10n from '@vscode/l10n';
import type { RunnableModules } from '../../../contracts/runnable-modules.ts';
import type { GatewayListener } from '../../events.ts';
import type { HandlerListener } from './handler-process.ts';
import { placeInSource } from './source-place.ts';

/** Tells a gateway's listener what handlers say beside their answers. */
export function handlerListener(
  listener: GatewayListener,
  { modules }: RunnableModules,
  root: string,
): HandlerListener {
  return {
    stray({ message, stack }) {
      const place = placeInSource(stack, modules, root) ?? '?';
      const told = l10n.t('A mock handler threw at {0}, where no call waits for it: {1}', place, message);
      listener({ kind: 'told', level: 'error', message: told });
    },
    console: (level, text) => listener({ kind: 'told', level, message: l10n.t('Mock handler: {0}', text) }),
  };
}
