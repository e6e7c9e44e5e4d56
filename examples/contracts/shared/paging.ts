/** Which part of a long list is wanted. */
export interface PageRequest {
  /** Counts from 1. @asType integer @minimum 1 */
  page?: number;
  /** @asType integer @minimum 1 @maximum 100 */
  pageSize?: number;
}

/** A part of a long list. */
export interface Page<T> {
  /** @maxItems 20 */
  items: T[];
  /** How many there are in all. @asType integer @minimum 0 @maximum 10000 */
  total: number;
  hasMore: boolean;
}
