import * as l10n from '@vscode/l10n';
import type { Cause } from '../cause.ts';

/** 7000, 7001, 7002 and 7014: what the Security Guard printed near, which signs and has the keys. */
export const guardImage: Cause = (placed, evidence, { texts }) => {
  const guard = evidence.guardNear(placed);
  if (!guard) return undefined;
  const { code, kind, platform = placed.event.platform } = guard;
  const text = texts.find({ code, kind, platform });
  const line = guard.range.start.line + 1;
  return {
    says: [
      text
        ? l10n.t('The Security Guard could not sign, with SG ERROR {0} in line {1}. {2}', code, line, text.title)
        : l10n.t('The Security Guard could not sign, with SG ERROR {0} in line {1}.', code, line),
    ],
    remedies: text?.remedies ?? [],
    related: [guard],
  };
};
