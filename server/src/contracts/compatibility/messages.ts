import * as l10n from '@vscode/l10n';
import type { Alternative } from './alternatives.ts';
import type { Tightened } from './compare-facets.ts';
import { describeAlternatives } from './describe-type.ts';

/** Which way values go: from released apps, or to them. */
export type Direction = 'request' | 'response';

export function changedType(direction: Direction, name: string, before: Alternative[], after: Alternative[]): string {
  const types = [describeAlternatives(before), describeAlternatives(after)] as const;
  return direction === 'request'
    ? l10n.t('"{0}" was {1} and is {2} now. Released apps send the former, which is refused.', name, ...types)
    : l10n.t('"{0}" was {1} and is {2} now. Released apps expect the former.', name, ...types);
}

/** Some of what a type was is gone from requests, or something came into responses. */
export function otherType(direction: Direction, name: string, before: Alternative[], after: Alternative[]): string {
  const types = [describeAlternatives(before), describeAlternatives(after)] as const;
  return direction === 'request'
    ? l10n.t('"{0}" took {1} and takes {2} now. Released apps may send what is refused.', name, ...types)
    : l10n.t('"{0}" gave {1} and gives {2} now. Released apps do not know what is new.', name, ...types);
}

export function otherValues(direction: Direction, name: string, values: Alternative[]): string {
  const texts = describeAlternatives(values);
  return direction === 'request'
    ? l10n.t('"{0}" takes {1} no longer. Released apps may still send it.', name, texts)
    : l10n.t('"{0}" gives {1}, too. Released apps do not know it.', name, texts);
}

export function tightenedRule(name: string, { before, after }: Tightened): string {
  return l10n.t('"{0}" had {1} and has {2} now. Released apps may send what is refused.', name, before, after);
}

export function fractions(name: string): string {
  return l10n.t('"{0}" was a whole number and need not be one now. Released apps read it as one.', name);
}

export function requiredField(name: string, isNew: boolean): string {
  return isNew
    ? l10n.t('"{0}" is new and required. Released apps do not send it, so they are refused. Make it optional.', name)
    : l10n.t('"{0}" was optional and is required now. Released apps that leave it out are refused.', name);
}

export function optionalField(name: string): string {
  return l10n.t('"{0}" was always there and may be absent now. Released apps rely on it.', name);
}

export function removedField(direction: Direction, name: string, wasOptional: boolean): string {
  if (direction === 'request') {
    return l10n.t('"{0}" is gone. Released apps still send it, and nobody reads it.', name);
  }
  return wasOptional
    ? l10n.t('"{0}" is gone. It was optional, so released apps can do without it.', name)
    : l10n.t('"{0}" is gone. Released apps rely on it.', name);
}
