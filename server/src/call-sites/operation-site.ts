import type { Bridge } from '../script/bridge-calls.ts';
import type { Span } from '../span.ts';

/** Somewhere in a source that an operation is named by its type. */
export interface OperationSite extends Span {
  operationType: string;
  /**
   * - `call`: a client asks for it: a call of a bridge, a property `operationType`, a method description of iOS.
   * - `declaration`: an annotation on a method of a client's interface or a server's class.
   * - `mention`: a string that only looks like one. It counts where a contract has this operation type.
   */
  kind: 'call' | 'declaration' | 'mention';
  /** The call that names it, when it stands in one that is written out. */
  call?: RpcCall;
}

/** A call of a bridge's `rpc`, from the bridge's name to the closing parenthesis. */
export interface RpcCall extends Span {
  bridge: Bridge | 'MPRpc';
  /** The list of arguments, brackets included, when it is written out there. */
  requestData?: Span;
  /** Of `MP.MGS`, which makes the list itself: the object, braces included, when it is written out there. */
  data?: Span;
}

/** The site at an offset, the ends of its text included. */
export function siteAt(sites: readonly OperationSite[], offset: number): OperationSite | undefined {
  return sites.find(({ start, end }) => start <= offset && offset <= end);
}
