import { calling } from './calling.ts';
import { checking } from './checking.ts';
import { diagnostics } from './diagnostics.ts';
import type { Feature } from './feature.ts';
import { generation } from './generation.ts';
import { offlineDiagnostics } from './offline-diagnostics.ts';
import { operations } from './operations.ts';
import { status } from './status.ts';
import { synchronization } from './synchronization.ts';
import { watching } from './watching.ts';

export const FEATURES: readonly Feature[] = [
  synchronization,
  watching,
  diagnostics,
  offlineDiagnostics,
  status,
  checking,
  generation,
  operations,
  calling,
];
