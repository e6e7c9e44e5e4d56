import { type Comparison, comparePackages } from '../../../server/src/offline/compare.ts';
import { bytesInMemory } from '../../support/offline/bytes-in-memory.ts';
import { buildPackage, type PackageSpec } from '../../support/offline/test-package.ts';

/** Compares two packages that are made for it. */
export function compare(before: PackageSpec, after: PackageSpec): Promise<Comparison> {
  return comparePackages(bytesInMemory(buildPackage(before)), bytesInMemory(buildPackage(after)));
}
