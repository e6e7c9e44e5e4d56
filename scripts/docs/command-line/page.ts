import type { Argument, Command, Option } from 'commander';
import type { Language } from '../../../server/src/catalog/statement.ts';
import { exitCodes, helpOf } from '../../../server/src/cli/help.ts';
import { createProgram } from '../../../server/src/cli/program.ts';
import { currentLanguage, setLanguage } from '../../../server/src/locale.ts';
import { table } from '../table.ts';
import * as texts from './texts.ts';

/** The page of all commands in a language, as Markdown. */
export function commandLinePage(language: Language): string {
  const before = currentLanguage();
  setLanguage(language);
  try {
    const blocks = [texts.INTRODUCTION[language], ...createProgram().commands.flatMap(each => section(each, language))];
    return `${blocks.filter(Boolean).join('\n\n')}\n`;
  } finally {
    setLanguage(before);
  }
}

function section(command: Command, language: Language): string[] {
  const { examples, no } = helpOf(command);
  const [argumentRows, optionRows] = [
    command.registeredArguments.map(each => argumentRow(each)),
    command.options.map(each => optionRow(each, language)),
  ];
  return [
    `## mpaas ${command.name()}`,
    sentence(command.description(), language),
    `\`\`\`sh\n${examples.join('\n')}\n\`\`\``,
    tableOrNothing([texts.ARGUMENTS[language], texts.MEANING[language]], argumentRows),
    tableOrNothing([texts.OPTIONS[language], texts.MEANING[language], texts.DEFAULT[language]], optionRows),
    table(
      [texts.EXIT_CODE[language], texts.WHEN[language]],
      exitCodes(no).map(({ code, when }) => [String(code), when]),
    ),
  ];
}

function argumentRow(argument: Argument): string[] {
  const name = argument.variadic ? `${argument.name()}...` : argument.name();
  return [`\`${argument.required ? `<${name}>` : `[${name}]`}\``, argument.description];
}

function optionRow(option: Option, language: Language): string[] {
  const choices = option.argChoices?.map(choice => `\`${choice}\``).join(texts.COMMA[language]);
  const value = option.defaultValue === undefined || option.defaultValue === '' ? '' : `\`${option.defaultValue}\``;
  return [
    `\`${option.flags}\``,
    choices === undefined ? option.description : option.description + texts.ONE_OF[language] + choices,
    option.mandatory ? texts.REQUIRED[language] : value,
  ];
}

function tableOrNothing(headings: string[], rows: string[][]): string {
  return rows.length === 0 ? '' : table(headings, rows);
}

/** Help begins in lower case and ends without a full stop, as commander's own does. */
function sentence(text: string, language: Language): string {
  return language === 'en' ? `${text.charAt(0).toUpperCase()}${text.slice(1)}.` : `${text}。`;
}
