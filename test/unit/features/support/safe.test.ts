import { PassThrough } from 'node:stream';
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { logError } from '../../../../server/src/features/support/safe.ts';

describe('a failure of what nobody waits for', () => {
  it('is no failure of the process when the client is gone', () => {
    const [up, down] = [new StreamMessageReader(new PassThrough()), new StreamMessageWriter(new PassThrough())];
    const connection = createConnection(ProposedFeatures.all, up, down);
    connection.listen();
    connection.dispose();
    logError(connection, 'status', new Error('too late'));
  });
});
