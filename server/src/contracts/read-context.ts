import path from 'node:path';
import { ts } from 'ts-morph';
import { type FindingCode, severityOf } from '../catalog/finding-codes.ts';
import { compareText, type Finding, type Range } from '../findings.ts';
import { type DocComment, parseDocComment } from './doc-comment.ts';
import type { SourceLocation, TypeDeclaration } from './model.ts';

/** A named type as it was met: `declaration.name` and references to it hold the key until names are unique. */
export interface DeclaredType {
  /** File, name and type arguments: what tells two types of the same name apart. */
  key: string;
  /** `PageOfOrder`: its name in the model unless another file declares the same one. */
  preferredName: string;
  declaration: TypeDeclaration;
}

/** What a finding may say beyond its code, its place and its message. */
type FindingDetails = Partial<Pick<Finding, 'severity' | 'typescriptCode' | 'related' | 'data'>>;

/** What reading one contract collects, and the few questions to the compiler that everything asks. */
export class ReadContext {
  readonly findings: Finding[] = [];
  readonly declared = new Map<string, DeclaredType>();
  /** Every file whose text had a say, so that an edit invalidates no more than it has to. */
  readonly dependencies = new Set<string>();
  /** Whether an import led nowhere, so that a new file may change the result. */
  hasUnresolvedImports = false;

  private readonly relativePaths = new Map<ts.SourceFile, string>();

  constructor(
    readonly checker: ts.TypeChecker,
    private readonly folder: string,
  ) {}

  report(node: ts.Node, code: FindingCode, message: string, details?: FindingDetails): void {
    this.reportAt(node.getSourceFile(), node.getStart(), node.getEnd(), code, message, details);
  }

  reportAt(
    source: ts.SourceFile,
    start: number,
    end: number,
    code: FindingCode,
    message: string,
    details?: FindingDetails,
  ): void {
    const file = path.normalize(source.fileName);
    this.findings.push({
      code,
      severity: severityOf(code),
      message,
      file,
      range: range(source, start, end),
      ...details,
    });
  }

  reportIn(place: SourceLocation, code: FindingCode, message: string, details?: FindingDetails): void {
    const file = path.resolve(this.folder, place.file);
    this.findings.push({ code, severity: severityOf(code), message, file, range: place.range, ...details });
  }

  /** Where a declaration's name stands. Its file counts as a dependency from now on. */
  locate(name: ts.Node): SourceLocation {
    const source = name.getSourceFile();
    return { file: this.relativePath(source), range: range(source, name.getStart(source), name.getEnd()) };
  }

  private relativePath(source: ts.SourceFile): string {
    const known = this.relativePaths.get(source);
    if (known !== undefined) return known;
    const file = path.normalize(source.fileName);
    const relative = path.relative(this.folder, file).split(path.sep).join('/');
    this.dependencies.add(file);
    this.relativePaths.set(source, relative);
    return relative;
  }

  /**
   * What a name in a type means, through imports and re-exports.
   * @returns nothing for a name that leads nowhere
   */
  resolve(name: ts.EntityName | ts.Expression): ts.Symbol | undefined {
    const symbol = this.checker.getSymbolAtLocation(name);
    const isImported = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    const target = isImported ? this.checker.getAliasedSymbol(symbol) : symbol;
    // The compiler has a symbol for "unknown", which nothing declares.
    if (target?.declarations?.length) return target;
    this.hasUnresolvedImports ||= isImported;
    return undefined;
  }
}

/** The doc comment right before a declaration, on a line of its own or on the same line. */
export function docCommentOf(node: ts.Node): DocComment {
  const comment = docRangeOf(node);
  if (!comment) return { description: '', tags: [], mentions: [] };
  return parseDocComment(node.getSourceFile().text, comment.pos, comment.end);
}

/** Where that comment stands, with its delimiters. */
export function docRangeOf(node: ts.Node): ts.CommentRange | undefined {
  const { text } = node.getSourceFile();
  const isDoc = ({ pos }: ts.CommentRange) => text.startsWith('/**', pos);
  const above = (ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []).findLast(isDoc);
  if (above) return above;
  // `{ /** … */ name: string }`: TypeScript counts it to the brace, unless a line ends in between.
  const inline = (ts.getTrailingCommentRanges(text, node.getFullStart()) ?? []).findLast(isDoc);
  return inline && !text.slice(inline.end, node.getStart()).includes('\n') ? inline : undefined;
}

/** Description and deprecation as model fields, absent where the comment has none. */
export function documentationOf(doc: DocComment): { description?: string; deprecated?: string } {
  const deprecated = doc.tags.find(tag => tag.name === 'deprecated');
  return {
    ...(doc.description && { description: doc.description }),
    ...(deprecated && { deprecated: deprecated.value }),
  };
}

/** A symbol's declarations in an order that does not depend on which file was read first. */
export function declarationsOf(symbol: ts.Symbol): ts.Declaration[] {
  return [...(symbol.declarations ?? [])].sort(
    (a, b) => compareText(a.getSourceFile().fileName, b.getSourceFile().fileName) || a.pos - b.pos,
  );
}

function range(source: ts.SourceFile, start: number, end: number): Range {
  return { start: source.getLineAndCharacterOfPosition(start), end: source.getLineAndCharacterOfPosition(end) };
}
