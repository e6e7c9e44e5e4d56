import { stat } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { type Command, Option } from 'commander';
import type { CodePlatform } from '../catalog/codes/catalogue.ts';
import type { Language } from '../catalog/statement.ts';
import { setLanguage } from '../locale.ts';
import { CliError, EXIT } from './exit.ts';
import { explainCodes } from './explain-codes.ts';
import { explainLogs } from './explain-logs.ts';

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
    .argument('<what...>', l10n.t('codes, for example 7002, or logs; - reads one from standard input'))
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
  if (subjects.every(subject => CODE.test(subject))) {
    const areKnown = await explainCodes(subjects.map(Number), { platform, format });
    process.exitCode = areKnown ? EXIT.done : EXIT.no;
    return;
  }
  for (const subject of subjects) await requireLog(subject);
  await explainLogs(subjects, { platform, format });
}

const CODE = /^\d{1,9}$/;

/** @throws CliError for what is neither a log nor a code */
async function requireLog(subject: string): Promise<void> {
  if (subject === '-') return;
  const found = await stat(subject).catch(() => undefined);
  if (found?.isFile()) return;
  throw new CliError(
    found
      ? l10n.t('{0} is no file.', subject)
      : l10n.t('{0} is no code, for codes are numbers such as 7002, and there is no file of that name.', subject),
  );
}
