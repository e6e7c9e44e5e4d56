import { isDeepStrictEqual } from 'node:util';
import type { Message, MessageWriter, ResponseMessage } from 'vscode-languageserver/node';
import { forgetGreeting, type Greeting, type GreetingResult, rememberGreeting } from './greeting.ts';

/**
 * Writes what the server says, but for its answer to a greeting that was answered before it was loaded. Remembers what clients are
 * answered for the next time.
 */
export class GreetedWriter implements MessageWriter {
  private isGreeted = false;
  readonly onError: MessageWriter['onError'];
  readonly onClose: MessageWriter['onClose'];

  /** @param mistaken told when the client was answered what is not so */
  constructor(
    private readonly writer: MessageWriter,
    private readonly greeting: Greeting,
    private readonly mistaken: () => void,
  ) {
    this.onError = writer.onError;
    this.onClose = writer.onClose;
  }

  async write(message: Message): Promise<void> {
    if (this.isGreeted || !isAnswerTo(message, this.greeting)) return this.writer.write(message);
    this.isGreeted = true;
    const { known } = this.greeting;
    if (!known) await this.writer.write(message);
    this.compare(message, known);
  }

  end(): void {
    this.writer.end();
  }

  dispose(): void {
    this.writer.dispose();
  }

  private compare({ result }: ResponseMessage, known: GreetingResult | undefined): void {
    // As it is read again: without what is undefined.
    const given = result === undefined ? undefined : (JSON.parse(JSON.stringify(result)) as GreetingResult);
    if (known && isDeepStrictEqual(given, known)) return;
    if (given) rememberGreeting(this.greeting, given);
    else forgetGreeting(this.greeting);
    if (known) this.mistaken();
  }
}

function isAnswerTo(message: Message, { id }: Greeting): message is ResponseMessage {
  return 'id' in message && message.id === id && !('method' in message);
}
