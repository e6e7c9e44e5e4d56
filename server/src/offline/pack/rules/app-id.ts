import { checkAppId } from '../../presets/app-id.ts';
import type { Rule } from './rule.ts';

/** 8 digits, 16 for mini programs; some belong to the SDK. */
export const appIdRule: Rule = function* ({ appId }) {
  const found = checkAppId(appId);
  if (found) yield { ...found, entry: '' };
};
