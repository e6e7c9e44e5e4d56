import type { TargetName } from '../../config/config.ts';
import type { Target } from '../target.ts';
import { h5Client } from './h5-client.ts';
import { httpClient } from './http-client.ts';
import { miniProgramClient } from './mini-program-client.ts';
import { nodeServer } from './node-server.ts';

/** Every kind of output, by its name in `mpaas.config.json`. */
export const targets: Readonly<Record<TargetName, Target>> = {
  'h5-client': h5Client,
  'mini-program-client': miniProgramClient,
  'http-client': httpClient,
  'node-server': nodeServer,
};
