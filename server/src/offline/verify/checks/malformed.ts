import type { MalformedError } from '../../malformed-error.ts';
import { type Check, fault, type Remark } from './check.ts';

/** What not everybody reads the same way, in the container, the tar and the texts. */
export const checkMalformed: Check = ({ defects }) => defects.map(malformed);

export function malformed({ code, entry, message, offset }: MalformedError): Remark {
  return fault('malformed', code, entry, message, offset);
}
