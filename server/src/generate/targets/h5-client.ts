import type { Target } from '../target.ts';
import { clientServiceFiles, emitClient } from './client.ts';

/** Typed calls from pages in the H5 container, over `AlipayJSBridge`. */
export const h5Client: Target = {
  name: 'h5-client',
  side: 'client',
  serviceFiles: clientServiceFiles,
  emit: (model, options) =>
    emitClient(
      {
        module: 'bridge-h5',
        createClient: 'createH5Client',
        options: 'H5Options',
        optionsAreOptional: true,
        alsoExported: ['showException'],
        description:
          'Makes the services for a page in the H5 container, which signs and sends their calls.\n' +
          'Calls wait for `AlipayJSBridgeReady`; exceptions are shown by `showException` unless `options.onException` is given.',
      },
      model,
      options,
    ),
};
