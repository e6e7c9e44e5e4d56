import path from 'node:path';
import type { Config } from '../config/config.ts';
import { contractGlobs, contractMatcher } from '../contracts/contract-files.ts';
import type { Service } from '../contracts/model.ts';
import { compareText } from '../findings.ts';
import { subjectOf } from '../import/names.ts';
import { subjectSegment } from './new-contract.ts';

/** What operation types start with where nothing is known. */
const UNKNOWN = ['com', 'example'];

/**
 * What operation types start with, going by those that there are. Where services have a segment of their own
 * (`com.example.order.get`), so does a new one.
 * @param name of a new service; without it, only what all share
 */
export function proposePrefix(services: readonly Service[], name?: string): string {
  const known = services.flatMap(service => {
    const start = sharedStart(service.operations.map(operation => operation.operationType.split('.').slice(0, -1)));
    const isOwn = endsInSubject(start, service.name);
    return service.operations.length > 0 ? [{ start: isOwn ? start.slice(0, -1) : start, isOwn }] : [];
  });
  const shared = sharedStart(known.map(({ start }) => start));
  const hasOwn = known.length === 0 || known.some(({ isOwn }) => isOwn);
  const own = name !== undefined && hasOwn ? [subjectSegment(name)] : [];
  return [...(shared.length > 0 ? shared : UNKNOWN), ...own].join('.');
}

/** `com.example.orders` ends in what `OrderService` is about: singular and plural are taken alike. */
function endsInSubject(segments: string[], service: string): boolean {
  const singular = (word: string) => word.toLowerCase().replace(/s$/, '');
  return singular(segments.at(-1) ?? '') === singular(subjectOf(service));
}

function sharedStart([first = [], ...others]: string[][]): string[] {
  const end = first.findIndex((segment, index) => others.some(other => other[index] !== segment));
  return end < 0 ? first : first.slice(0, end);
}

/**
 * Folders where a file of this name is one of a config's contracts: where its globs start, and where contracts are.
 * @param contracts absolute paths of those that there are
 * @param wanted absolute path of a folder that comes first when it will do
 */
export function proposeFolders(config: Config, contracts: readonly string[], name: string, wanted?: string): string[] {
  const isContract = contractMatcher(config);
  const candidates = [
    ...(wanted === undefined ? [] : [wanted]),
    ...contractGlobs(config).map(({ folder }) => folder),
    ...contracts.map(file => path.dirname(file)).sort(compareText),
  ];
  return [...new Set(candidates)].filter(folder => isContract(path.join(folder, name)));
}
