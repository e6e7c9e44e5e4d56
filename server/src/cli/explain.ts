import * as l10n from '@vscode/l10n';
import { type Command, Option } from 'commander';
import type { CodePlatform } from '../catalog/codes/catalogue.ts';
import type { Language } from '../catalog/statement.ts';
import { setLanguage } from '../locale.ts';
import { CliError, EXIT } from './exit.ts';
import { explainCodes } from './explain-codes.ts';

interface ExplainOptions {
  platform?: CodePlatform;
  lang?: Language;
  format: 'text' | 'json';
}

/** `mpaas explain`: what a code means, why it comes, what to look at and what to do. */
export function explainCommand(program: Command): void {
  program
    .command('explain')
    .description(l10n.t('explain result codes of gateways, and codes of clients, Security Guard and offline packages'))
    .argument('<code...>', l10n.t('codes, for example 7002'))
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
      new Option('--format <format>', l10n.t('how to print explanations')).choices(['text', 'json']).default('text'),
    )
    .action(explain);
}

async function explain(subjects: string[], { platform, lang, format }: ExplainOptions): Promise<void> {
  if (lang !== undefined) setLanguage(lang === 'zh' ? 'zh-cn' : 'en');
  const areKnown = await explainCodes(subjects.map(codeOf), { platform, format });
  process.exitCode = areKnown ? EXIT.done : EXIT.no;
}

function codeOf(subject: string): number {
  if (/^\d{1,9}$/.test(subject)) return Number(subject);
  throw new CliError(l10n.t('{0} is no code. Codes are numbers, for example 7002.', subject));
}
