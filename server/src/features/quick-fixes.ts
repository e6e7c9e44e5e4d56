import * as l10n from '@vscode/l10n';
import { type CodeAction, CodeActionKind, CodeActionRequest, type Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findingCode } from '../catalog/finding-codes.ts';
import type { FindingData } from '../findings.ts';
import type { Fixable, Problem } from '../fixes/fix.ts';
import { fixesFor, fixTogether } from '../fixes/index.ts';
import { inLanguage } from '../locale.ts';
import { fileOfUri } from '../workspace/files.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { contractDocument } from './support/contract-documents.ts';
import { editOf, isAskedFor } from './support/text-edits.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.mpaas`;

/** Mends what our findings find: one at a time, all of a kind, and everything that is certain at once. */
export const quickFixes: Feature = context => ({
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } },
  answers: [
    answerTo(CodeActionRequest.type, async ({ textDocument, context: { diagnostics, only } }) => {
      const document = context.documents.get(textDocument.uri);
      if (!document) return null;
      const wantsAll = only?.some(kind => isAskedFor(FIX_ALL, [kind])) ?? false;
      const ours = diagnostics.filter(({ source }) => source === 'mPaaS');
      if (!wantsAll && (ours.length === 0 || !isAskedFor(CodeActionKind.QuickFix, only))) return null;
      const contract = await contractDocument(context, textDocument.uri);
      const fixable = { text: document.getText(), outline: contract?.outline ?? [] };
      const all = problemsOf(context, document);
      if (wantsAll) return fixAll(all, fixable, document);
      return ours.flatMap(diagnostic => [
        ...actionsFor(diagnostic, fixable, document),
        ...fixAllLike(diagnostic, all, fixable, document),
      ]);
    }),
  ],
});

function actionsFor(diagnostic: Diagnostic, fixable: Fixable, document: TextDocument): CodeAction[] {
  return fixesFor(problemOf(diagnostic, document), fixable).map(({ title, changes, isPreferred }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    ...(isPreferred && { isPreferred }),
    edit: editOf(document, changes),
  }));
}

/** One action for all problems of a code, where there are several that it mends. */
function fixAllLike(diagnostic: Diagnostic, all: Problem[], fixable: Fixable, document: TextDocument): CodeAction[] {
  const alike = all.filter(({ code }) => code === diagnostic.code);
  const fixed = alike.filter(problem => fixesFor(problem, fixable).some(({ isPreferred }) => isPreferred));
  const changes = fixed.length > 1 ? fixTogether(fixed, fixable) : undefined;
  if (!changes) return [];
  const known = findingCode(String(diagnostic.code));
  const title = l10n.t('Fix all in this file: {0}', known ? inLanguage(known.title) : String(diagnostic.code));
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit: editOf(document, changes) }];
}

function fixAll(all: Problem[], fixable: Fixable, document: TextDocument): CodeAction[] {
  const changes = fixTogether(all, fixable);
  if (!changes) return [];
  return [{ title: l10n.t('Fix all that is certain'), kind: FIX_ALL, edit: editOf(document, changes) }];
}

function problemsOf(context: FeatureContext, document: TextDocument): Problem[] {
  const file = fileOfUri(document.uri);
  const shown = file === undefined ? [] : context.problems.shownFor(file);
  return shown.map(diagnostic => problemOf(diagnostic, document));
}

function problemOf({ code, range, data }: Diagnostic, document: TextDocument): Problem {
  return {
    code: String(code),
    start: document.offsetAt(range.start),
    end: document.offsetAt(range.end),
    data: (data ?? {}) as FindingData,
  };
}
