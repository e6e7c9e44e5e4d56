import { contractTag } from '../catalog/contract-tags.ts';
import type { Model, Operation } from '../contracts/model.ts';
import { completeHttp } from './complete-http.ts';
import { completeOperationType } from './complete-operation-type.ts';
import type { Completion } from './completion.ts';
import type { TagSpot } from './tag-spot.ts';

/** What values are suggested from. */
export interface ValueSources {
  /** The contract's. */
  text: string;
  model: Model;
  /** The operation as it was last read; absent while it has no operation type. */
  operation?: Operation;
  /** The interface around the spot. */
  service?: string;
  /** Paths for `@faker`, as `person.fullName`. */
  fakerPaths: () => Promise<readonly string[]>;
}

/** Values for the tag that a cursor is at. */
export async function completeTagValue(
  spot: TagSpot & { at: 'value' },
  offset: number,
  sources: ValueSources,
): Promise<Completion[]> {
  const tag = contractTag(spot.tag.name);
  switch (tag?.value) {
    case 'operation-type':
      return completeOperationType(spot, sources);
    case 'http':
      return completeHttp(spot, offset, sources);
    case 'choice':
      return (tag.choices ?? []).map(choice => plainValue(choice, spot));
    case 'faker':
      return (await sources.fakerPaths()).map(path => plainValue(path, spot));
    default:
      return [];
  }
}

function plainValue(text: string, { range }: TagSpot): Completion {
  return { label: text, kind: 'value', text, range };
}
