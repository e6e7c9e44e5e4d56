/**
 * Whether an operation type is one of several that a config names.
 * @param patterns operation types in which `*` stands for any characters; absent for all
 */
export function operationMatcher(patterns: readonly string[] | undefined): (operationType: string) => boolean {
  if (!patterns) return () => true;
  const expressions = patterns.map(pattern => new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`, 's'));
  return operationType => expressions.some(expression => expression.test(operationType));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
