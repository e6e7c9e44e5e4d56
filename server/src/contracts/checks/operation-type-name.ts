import * as l10n from '@vscode/l10n';
import type { DocTag } from '../doc-comment.ts';
import { tagNamed } from '../operation-tags.ts';
import type { OperationSubject } from './check.ts';

/** Where mPaaS's own components have theirs: `alipay.client.getUnionResource` (documented AY/184013). */
const OWN_PREFIX = 'alipay.';

/**
 * Whether operation types are named as mPaaS says, `organization.domain.product.subproduct.operation` (documented:
 * "register API"). Its own examples have fewer parts, down to three, so no number of them is asked for; no length or
 * character is documented as forbidden.
 */
export function operationTypeName({ operation, doc, serviceDoc, method, context }: OperationSubject): void {
  const own = tagNamed(doc, 'operationType');
  const tag = own ?? tagNamed(serviceDoc, 'operationPrefix');
  if (!tag) return;
  const report = (message: string, details?: Parameters<typeof context.reportAt>[5]) =>
    context.reportAt(method.getSourceFile(), ...placeOfValue(tag), 'rpc/operation-type-name', message, details);
  const full = own ? operation.operationType : tag.value;
  const parts = full.split('.').filter(part => part !== '');
  const clean = parts.join('.');
  // A prefix may end in a dot, which is then the one before the method's name.
  if (clean !== (own ? full : full.replace(/\.$/, ''))) {
    const message = l10n.t('"{0}" has dots with nothing between them. Write {1}.', full, clean);
    report(message, { data: { replacements: [clean] } });
  } else if (own && parts.length === 1) {
    report(
      l10n.t(
        'The operation type "{0}" does not say whose it is. mPaaS names them organization.domain.product.operation, as in com.example.account.login.',
        full,
      ),
    );
  } else if (full.startsWith(OWN_PREFIX)) {
    const message = l10n.t('Operation types of mPaaS itself start with "{0}". Use a name of your own.', OWN_PREFIX);
    report(message, { severity: 'info' });
  }
}

/** Where a tag's value stands: it is of one line, as any operation type is. */
function placeOfValue({ value, end }: DocTag): [start: number, end: number] {
  return [end - value.length, end];
}
