import { readText } from '../../../server/src/files/read-text.ts';
import { writeFiles } from '../../../server/src/files/write-files.ts';

const MOST_REMEMBERED = 10;

interface Known {
  /** Absolute paths of the samples that were made, the last one first. */
  made: string[];
  /** The one whose window has yet to open with the walkthrough. */
  awaited?: string;
}

/**
 * Which samples were made, in a file of the extension's: what its state holds is lost in browsers when the window opens
 * another folder at once, and that is what a new sample does.
 */
export class SampleRecord {
  /** @param file absolute path; need not exist */
  constructor(private readonly file: string) {}

  async made(): Promise<string[]> {
    return (await this.read()).made;
  }

  /** Remembers a sample that was just made, and that its window is to open. */
  async add(folder: string): Promise<void> {
    const made = await this.made();
    const others = made.filter(each => each !== folder);
    await this.write({ made: [folder, ...others].slice(0, MOST_REMEMBERED), awaited: folder });
  }

  /** Whether this sample's window opens for the first time; who asks next is told that it does not. */
  async takeAwaited(folder: string): Promise<boolean> {
    const { made, awaited } = await this.read();
    if (awaited !== folder) return false;
    await this.write({ made });
    return true;
  }

  private async read(): Promise<Known> {
    const result = await readText(this.file);
    if (!('text' in result)) return { made: [] };
    try {
      const known: unknown = JSON.parse(result.text);
      return isKnown(known) ? known : { made: [] };
    } catch {
      // Somebody edited it. Samples are made again as easily as this is.
      return { made: [] };
    }
  }

  private async write(known: Known): Promise<void> {
    await writeFiles([{ file: this.file, text: `${JSON.stringify(known)}\n` }]);
  }
}

function isKnown(value: unknown): value is Known {
  const { made, awaited } = (value ?? {}) as Partial<Known>;
  const isText = (each: unknown) => typeof each === 'string';
  return Array.isArray(made) && made.every(isText) && (awaited === undefined || isText(awaited));
}
