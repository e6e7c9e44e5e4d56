import type { Target } from '../target.ts';
import { clientServiceFiles, emitClient } from './client.ts';

/** Typed calls from Node.js and browsers, signed and sent over HTTP. */
export const httpClient: Target = {
  name: 'http-client',
  side: 'client',
  serviceFiles: clientServiceFiles,
  emit: (model, options) =>
    emitClient(
      {
        module: 'http-transport',
        createClient: 'createHttpClient',
        options: 'HttpOptions',
        optionsAreOptional: false,
        alsoExported: [],
        description:
          'Makes the services over HTTP, for Node.js 20 or later and browsers. Calls are signed with the secret that\n' +
          '`options.secret` gives. Nothing is shown to users unless `options.onException` does it.',
      },
      model,
      options,
    ),
};
