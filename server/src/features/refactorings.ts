import { type CodeAction, CodeActionKind, CodeActionRequest } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { REFACTORINGS } from '../refactor/index.ts';
import type { Refactoring } from '../refactor/refactoring.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { contractDocument } from './support/contract-documents.ts';
import { editOf, isAskedFor } from './support/text-edits.ts';

const KINDS = {
  extract: CodeActionKind.RefactorExtract,
  rewrite: CodeActionKind.RefactorRewrite,
} satisfies Record<Refactoring['kind'], string>;

/** Offers the refactorings that apply where the cursor is in a contract. */
export const refactorings: Feature = context => ({
  capabilities: { codeActionProvider: { codeActionKinds: Object.values(KINDS) } },
  answers: [
    answerTo(CodeActionRequest.type, async ({ textDocument, range, context: { only } }) => {
      if (!Object.values(KINDS).some(kind => isAskedFor(kind, only))) return null;
      const contract = await contractDocument(context, textDocument.uri);
      if (!contract) return null;
      const { document, text, outline } = contract;
      const selection = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      return REFACTORINGS.flatMap(refactor => refactor({ text, outline, selection }) ?? [])
        .filter(({ kind }) => isAskedFor(KINDS[kind], only))
        .map(refactoring => actionOf(refactoring, document));
    }),
  ],
});

function actionOf({ title, kind, changes }: Refactoring, document: TextDocument): CodeAction {
  return { title, kind: KINDS[kind], edit: editOf(document, changes) };
}
