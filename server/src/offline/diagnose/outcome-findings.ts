import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Finding } from '../../findings.ts';
import type { AppModule, DiagnosedPreset } from './model.ts';

type Judgement = Pick<Finding, 'code' | 'severity' | 'message'>;

/** The presets of an app that do not load verified, each with the way to mend it. */
export function outcomeFindings(app: AppModule): Finding[] {
  return app.presets.flatMap(preset => {
    const judgement = judge(app, preset);
    return judgement ? [{ ...judgement, ...preset.place }] : [];
  });
}

function judge(app: AppModule, preset: DiagnosedPreset): Judgement | undefined {
  const name = path.basename(preset.file);
  const why = [preset.reason, ...preset.remedies].join(' ');
  switch (preset.outcome) {
    case 'loads':
      return undefined;
    case 'falls-back': {
      const message = l10n.t('{0} will not load, and its pages come from the network. {1}', name, why);
      return { code: 'package/falls-back', severity: 'error', message };
    }
    case 'loads-unverified': {
      // Whoever gave the app a key meant it to verify.
      const severity = app.keys.length > 0 ? 'warning' : 'info';
      const message = l10n.t('{0} loads without being verified. {1}', name, why);
      return { code: 'package/loads-unverified', severity, message };
    }
    case 'unknown': {
      const severity = preset.verdict === undefined || preset.verdict === 'valid' ? 'info' : 'warning';
      const message = l10n.t('Whether {0} loads cannot be told. {1}', name, why);
      return { code: 'package/outcome-unknown', severity, message };
    }
  }
}
