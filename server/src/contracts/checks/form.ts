import * as l10n from '@vscode/l10n';
import { tagNamed } from '../operation-tags.ts';
import type { OperationSubject } from './check.ts';

/** Whether there is a body that can be a form, and fields to put into it. */
export function form({ operation, doc, method, context, types }: OperationSubject): void {
  const tag = tagNamed(doc, 'consumes');
  const { request, http } = operation;
  if (!tag || !http.form) return;
  const source = method.getSourceFile();
  if (http.method !== 'POST' && http.method !== 'PUT') {
    const message = l10n.t('@consumes is about the body of a request, and {0} has none.', http.method);
    context.reportAt(source, tag.start, tag.end, 'rpc/misplaced-tag', message);
  } else if (request && request.type.kind !== 'unknown' && !types.propertiesOf(request.type)) {
    const message = l10n.t('An operation with @consumes form takes an object: its fields become those of the form.');
    context.reportAt(source, tag.start, tag.end, 'rpc/http-request', message);
  }
}
