import type { Json } from '../../contracts/model.ts';
import type { Contract, OperationContract } from '../contract.ts';

/** A request that has passed all checks and wants an answer. */
export interface MockCall {
  target: OperationContract;
  contract: Contract;
  /** Absent when it has no argument. */
  request: Json | undefined;
}
