import path from 'node:path';
import { ts } from 'ts-morph';

/**
 * The compiler's view of one config's contracts and what they import, for the life of the config. After an edit only
 * the edited file is parsed again.
 *
 * It uses the compiler that ts-morph carries and not ts-morph's `Project`: that one parses JSDoc, which we read
 * ourselves, and wraps every file, which makes the first reading three times as long.
 */
export class ContractProgram {
  private readonly sources = new Map<string, ts.SourceFile>();
  private current: ts.Program | undefined;
  private isStale = false;

  /** @param readOpen the text of a file in an open editor, by path in the system's notation */
  constructor(
    private readonly options: ts.CompilerOptions,
    private readonly readOpen: (file: string) => string | undefined,
  ) {}

  /** Gives a file its text; the same text again makes the compiler look for its imports anew. */
  setText(file: string, text: string): void {
    this.sources.set(compilerPath(file), parse(compilerPath(file), text));
    this.isStale = true;
  }

  /** Drops a file: it is read from its editor or from disk when something imports it. */
  forget(file: string): void {
    if (this.sources.delete(compilerPath(file))) this.isStale = true;
  }

  sourceOf(file: string): ts.SourceFile | undefined {
    return this.sources.get(compilerPath(file));
  }

  has(file: string): boolean {
    return this.sources.has(compilerPath(file));
  }

  /** @param files the contracts, each of which has been given a text */
  program(files: string[]): ts.Program {
    if (this.current && !this.isStale) return this.current;
    this.isStale = false;
    const rootNames = files.map(compilerPath);
    this.current = ts.createProgram({
      rootNames,
      options: this.options,
      host: this.host,
      ...(this.current && { oldProgram: this.current }),
    });
    return this.current;
  }

  private readonly host: ts.CompilerHost = {
    ...ts.createCompilerHost({}),
    getSourceFile: file => this.sources.get(file) ?? this.readImported(file),
    fileExists: file => this.sources.has(file) || this.openText(file) !== undefined || ts.sys.fileExists(file),
  };

  private openText(file: string): string | undefined {
    return this.readOpen(path.normalize(file));
  }

  private readImported(file: string): ts.SourceFile | undefined {
    const text = this.openText(file) ?? ts.sys.readFile(file);
    if (text === undefined) return undefined;
    const source = parse(file, text);
    this.sources.set(file, source);
    return source;
  }
}

function parse(file: string, text: string): ts.SourceFile {
  const options = { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  return ts.createSourceFile(file, text, options);
}

/** The compiler writes paths with `/` on every system. */
function compilerPath(file: string): string {
  return file.split(path.sep).join('/');
}
