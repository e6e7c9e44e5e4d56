import * as l10n from '@vscode/l10n';
import type { Argument, Command, Option } from 'commander';

/** Has commander, whose own texts are English, speak the language that was set before. Inherited by commands added later. */
export function localizeProgram(program: Command): Command {
  const help = l10n.t('display help for command');
  return program
    .helpOption('-h, --help', help)
    .helpCommand('help [command]', help)
    .configureHelp({ styleTitle, optionDescription, argumentDescription })
    .configureOutput({ outputError: (text, write) => write(localizeError(text)) });
}

function styleTitle(title: string): string {
  switch (title) {
    case 'Usage:':
      return l10n.t('Usage:');
    case 'Arguments:':
      return l10n.t('Arguments:');
    case 'Options:':
      return l10n.t('Options:');
    case 'Commands:':
      return l10n.t('Commands:');
    default:
      return title;
  }
}

function optionDescription(option: Option): string {
  const isShown = option.required || option.optional || option.isBoolean();
  return describe(option.description, option, isShown);
}

function argumentDescription(argument: Argument): string {
  return describe(argument.description, argument, true);
}

interface Described {
  argChoices?: readonly string[] | undefined;
  defaultValue?: unknown;
  defaultValueDescription?: string | undefined;
}

function describe(
  description: string,
  { argChoices, defaultValue, defaultValueDescription }: Described,
  isDefaultShown: boolean,
): string {
  const parts: string[] = [];
  if (argChoices) parts.push(l10n.t('choices: {0}', argChoices.map(each => JSON.stringify(each)).join(', ')));
  if (defaultValue !== undefined && isDefaultShown) {
    parts.push(l10n.t('default: {0}', defaultValueDescription ?? JSON.stringify(defaultValue)));
  }
  return parts.length === 0 ? description : `${description} (${parts.join(', ')})`;
}

/** What commander says is wrong with a command line. What stands behind these, such as a reason of ours, stays. */
const ERRORS: readonly [RegExp, (first: string, second: string) => string][] = [
  [/^error: unknown option '(.+)'$/m, option => l10n.t("error: unknown option '{0}'", option)],
  [/^error: unknown command '(.+)'$/m, command => l10n.t("error: unknown command '{0}'", command)],
  [/^error: missing required argument '(.+)'$/m, name => l10n.t("error: missing required argument '{0}'", name)],
  [/^error: option '(.+)' argument missing$/m, option => l10n.t("error: option '{0}' argument missing", option)],
  [
    /^error: required option '(.+)' not specified$/m,
    option => l10n.t("error: required option '{0}' not specified", option),
  ],
  [
    /^error: option '(.+?)' cannot be used with option '(.+)'$/m,
    (one, other) => l10n.t("error: option '{0}' cannot be used with option '{1}'", one, other),
  ],
  [
    /^error: option '(.+?)' argument '([\s\S]*?)' is invalid\./m,
    (option, value) => l10n.t("error: option '{0}' argument '{1}' is invalid.", option, value),
  ],
  [
    /^error: command-argument value '([\s\S]*?)' is invalid for argument '(.+?)'\./m,
    (value, name) => l10n.t("error: value '{0}' is invalid for argument '{1}'.", value, name),
  ],
  [
    /^error: too many arguments.*? Expected (\d+) arguments? but got (\d+)\.$/m,
    (most, count) => l10n.t('error: too many arguments. Expected {0} but got {1}.', most, count),
  ],
  [/^\(Did you mean (?:one of )?(.+)\?\)$/m, names => l10n.t('(Did you mean {0}?)', names)],
  [/Allowed choices are (.+)\.$/m, choices => l10n.t('Allowed choices are {0}.', choices)],
];

function localizeError(text: string): string {
  return ERRORS.reduce(
    (said, [expression, localized]) =>
      said.replace(expression, (_, first: string, second: string) => localized(first, second)),
    text,
  );
}
