import { FileMap } from '../../../server/src/workspace/files.ts';
import type { OpenTexts } from '../../../server/src/workspace/project.ts';

/** An editor's open files without an editor. */
export class TestTexts implements OpenTexts {
  private readonly texts = new FileMap<string>();

  open(file: string, text: string): void {
    this.texts.set(file, text);
  }

  close(file: string): void {
    this.texts.delete(file);
  }

  text(file: string): string | undefined {
    return this.texts.get(file);
  }

  all(): string[] {
    return this.texts.files();
  }

  contracts(): { file: string; text: string }[] {
    return [];
  }
}
