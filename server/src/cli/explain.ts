import * as l10n from '@vscode/l10n';
import { type Command, Option } from 'commander';
import type { CodePlatform } from '../catalog/codes/catalogue.ts';
import type { Language } from '../catalog/statement.ts';
import { setLanguage } from '../locale.ts';
import { CliError, EXIT } from './exit.ts';
import { explainCodes } from './explain/codes.ts';
import { logsNamed } from './explain/input.ts';
import { addHelp } from './help.ts';

interface ExplainOptions {
  config?: string;
  platform?: CodePlatform;
  lang?: Language;
  format: 'text' | 'json' | 'sarif';
}

/** `mpaas explain`: what a code means, why it comes, what to look at and what to do. */
export function explainCommand(program: Command): void {
  const command = program
    .command('explain')
    .description(l10n.t('explain result codes of gateways, and codes of clients, Security Guard and offline packages'))
    .argument('<what...>', l10n.t('codes, for example 7002, or logs; - follows standard input'))
    .option('--config <file>', l10n.t('the config; the nearest mpaas.config.json upward by default'))
    .addOption(
      new Option('--platform <platform>', l10n.t('where the codes come from: those below 1000 differ')).choices([
        'android',
        'ios',
      ]),
    )
    .addOption(
      new Option('--lang <lang>', l10n.t('the language to answer in; that of the terminal by default')).choices([
        'en',
        'zh',
      ]),
    )
    .addOption(
      new Option('--format <format>', l10n.t('how to print explanations'))
        .choices(['text', 'json', 'sarif'])
        .default('text'),
    )
    .action(explain);
  addHelp(command, {
    examples: [
      'mpaas explain 7002',
      'mpaas explain 10 --platform ios --lang zh',
      `mpaas explain gateway.log 'logs/**/*.log' --format json`,
    ],
    no: l10n.t('a code is not known'),
  });
}

async function explain(subjects: string[], { config, platform, lang, format }: ExplainOptions): Promise<void> {
  if (lang !== undefined) setLanguage(lang === 'zh' ? 'zh-cn' : 'en');
  if (subjects.every(subject => CODE.test(subject))) {
    if (format === 'sarif')
      throw new CliError(l10n.t('SARIF tells of places in logs. For codes, ask for text or json.'));
    const areKnown = await explainCodes(subjects.map(Number), { platform, format });
    process.exitCode = areKnown ? EXIT.done : EXIT.no;
    return;
  }
  const sources = await logsNamed(subjects);
  // Other commands do without what this evaluates.
  const { explainLogs } = await import('./explain/logs.ts');
  await explainLogs(sources, { config, platform, format });
}

const CODE = /^\d{1,9}$/;
