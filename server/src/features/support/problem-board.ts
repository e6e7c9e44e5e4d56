import type { Connection, Diagnostic } from 'vscode-languageserver';
import { FileMap, uriOfFile } from '../../workspace/files.ts';
import type { OpenFiles } from '../../workspace/open-files.ts';

/** Of a URI; a drive of Windows has one letter. */
const SCHEME = /^[a-z][\w+.-]+:/i;

/**
 * The problems that the client shows. It keeps one list for each file, whatever several features find in it, so they
 * are put together here. Nothing is sent that the client has already.
 */
export class ProblemBoard {
  private readonly found = new FileMap<Map<string, Diagnostic[]>>();
  private readonly sent = new FileMap<{ uri: string; text: string }>();

  constructor(
    private readonly connection: Connection,
    private readonly open: OpenFiles,
  ) {}

  /**
   * Replaces what a feature shows of a file.
   * @param source the feature, by any name of its own
   * @param file its path; the URI of a document that is no file
   */
  show(source: string, file: string, diagnostics: Diagnostic[]): void {
    const bySource = this.found.get(file) ?? new Map<string, Diagnostic[]>();
    if (diagnostics.length > 0) bySource.set(source, diagnostics);
    else bySource.delete(source);
    if (bySource.size > 0) this.found.set(file, bySource);
    else this.found.delete(file);
    this.send(file, this.shownFor(file));
  }

  /** Everything that is shown of a file now. */
  shownFor(file: string): Diagnostic[] {
    return [...(this.found.get(file)?.values() ?? [])].flat();
  }

  private send(file: string, diagnostics: Diagnostic[]): void {
    const text = JSON.stringify(diagnostics);
    const last = this.sent.get(file);
    if ((last?.text ?? '[]') === text) return;
    // Clients may compare URIs as text: an open file's is as the client wrote it, and a closed one's as it was.
    const uri = this.open.uri(file) ?? last?.uri ?? (SCHEME.test(file) ? file : uriOfFile(file));
    if (diagnostics.length > 0) this.sent.set(file, { uri, text });
    else this.sent.delete(file);
    void this.connection.sendDiagnostics({ uri, diagnostics });
  }
}
