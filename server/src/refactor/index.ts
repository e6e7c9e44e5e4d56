import { addOperation } from './add-operation.ts';
import { deriveFromPrefix } from './derive-from-prefix.ts';
import { extractRequest } from './extract-request.ts';
import type { Refactor } from './refactoring.ts';
import { writeOutTypes } from './write-out-types.ts';

/** Every refactoring of contracts, in the order of the menu. */
export const REFACTORINGS: readonly Refactor[] = [extractRequest, addOperation, deriveFromPrefix, writeOutTypes];
