import { readText } from '../../files/read-text.ts';
import type { Codebase, Declarations } from '../../navigation/codebase.ts';
import type { FeatureContext } from '../feature.ts';
import type { AnalyzedProject } from './known-operations.ts';

/** What the editor and the disk have at this moment. Sources are those that were told of: see `SourceIndex.ready`. */
export function codebaseOf(context: FeatureContext, projects: readonly AnalyzedProject[]): Codebase {
  const { sources } = context;
  const naming = (operationType: string) =>
    sources
      .sitesOf(operationType)
      .filter(({ generated }) => !generated)
      .map(({ file }) => file);
  return {
    declarations: declarationsIn(projects),
    read: file => textOf(context, file),
    naming: operationType => [...new Set(naming(operationType))],
    calling: (service, method) => [...new Set(sources.callsOf(service, method).map(({ file }) => file))],
  };
}

/** The text of a file: that of its editor, or what is on disk; nothing where there is none. */
export async function textOf({ open }: FeatureContext, file: string): Promise<string | undefined> {
  const text = open.text(file);
  if (text !== undefined) return text;
  const read = await readText(file);
  return 'text' in read ? read.text : undefined;
}

/** What the configs declare that can be used. */
function declarationsIn(projects: readonly AnalyzedProject[]): Declarations[] {
  return projects.flatMap(({ analysis: { config, model } }) => (config ? [{ config, model }] : []));
}
