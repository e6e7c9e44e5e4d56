import { Script } from '../../script/script.ts';
import { scriptLiterals } from '../script-literals.ts';
import type { Language } from './language.ts';

/** ArkTS of HarmonyOS: `MPRpc.executeRpc(this, { operationType: '…' }, request)` (documented, AY/2679600). */
export const arkts: Language = {
  name: 'arkts',
  endings: ['.ets'],
  literals: text => scriptLiterals(new Script(text)),
  read: text => [new Script(text)],
};
