import type { Deviations } from '../deviation.ts';
import { bodies } from './bodies.ts';
import { dataNotations } from './data-notations.ts';
import { digests } from './digests.ts';
import { layouts } from './layouts.ts';
import { notations } from './notations.ts';
import { operationTypes } from './operation-types.ts';
import { secrets } from './secrets.ts';
import { timestamps } from './timestamps.ts';

/** What clients do otherwise, the likeliest first. */
export const DEVIATIONS: readonly Deviations[] = [
  notations,
  digests,
  dataNotations,
  bodies,
  secrets,
  layouts,
  timestamps,
  operationTypes,
];
