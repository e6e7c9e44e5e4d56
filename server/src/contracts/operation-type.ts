/** Operation types travel in a header and are keys of the console: printable ASCII without spaces. */
const OPERATION_TYPE = /^[\w$.-]+$/;

/** Whether a text can be an operation type, or the prefix of one. */
export function isOperationType(text: string): boolean {
  return OPERATION_TYPE.test(text);
}
