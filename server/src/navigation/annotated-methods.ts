import { findOperationSites, siteLanguageOf } from '../call-sites/find-sites.ts';
import { functionsIn, type NamedFunction } from '../call-sites/functions.ts';

/**
 * The methods with a body that an annotation gives an operation type, as servers in Java and Kotlin have them; the
 * methods of clients' interfaces have none.
 */
export function annotatedMethods(text: string, file: string, operationType: string): NamedFunction[] {
  const language = siteLanguageOf(file);
  if (language !== 'java' && language !== 'kotlin') return [];
  const sites = findOperationSites(text, language).filter(
    site => site.kind === 'declaration' && site.operationType === operationType,
  );
  const functions = sites.length > 0 ? functionsIn(text, language) : [];
  return sites.flatMap(site => {
    const next = functions.find(({ start }) => start >= site.end);
    return next && !/[;{}]/.test(text.slice(site.end, next.start)) ? [next] : [];
  });
}
