import type { Target } from '../target.ts';
import { clientServiceFiles, emitClient } from './client.ts';

/** Typed calls from mini programs, over `my.call`. */
export const miniProgramClient: Target = {
  name: 'mini-program-client',
  side: 'client',
  serviceFiles: clientServiceFiles,
  emit: (model, options) =>
    emitClient(
      {
        module: 'bridge-mini-program',
        createClient: 'createMiniProgramClient',
        options: 'MiniProgramOptions',
        optionsAreOptional: true,
        alsoExported: ['showException'],
        description:
          "Makes the services for a mini program, whose container signs and sends their calls: `my.call('rpc', …)`,\n" +
          'which is used in the wild but not documented. Exceptions are shown by `showException` unless\n' +
          '`options.onException` is given.',
      },
      model,
      options,
    ),
};
