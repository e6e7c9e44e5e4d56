import { Script } from '../../script/script.ts';
import { scriptLiterals } from '../script-literals.ts';
import type { Language } from './language.ts';

/**
 * JavaScript and TypeScript, with JSX: `AlipayJSBridge.call('rpc', { operationType: '…' })` (documented, AY/72758 and
 * AY/85102), `my.call` and `MP.MGS.call` (both seen in code), and any other property or variable `operationType`, as
 * wrappers of these have (seen in code).
 */
export const script: Language = {
  name: 'script',
  endings: ['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx'],
  literals: text => scriptLiterals(new Script(text)),
  read: text => [new Script(text)],
};
