/** An amount of money. It travels as a string, because bridges lose the precision of numbers. */
export interface Money {
  /** Decimal, two places. @pattern ^\d+\.\d{2}$ @example "128.00" */
  amount: string;
  currency: Currency;
}

export enum Currency {
  /** Renminbi. */
  CNY = 'CNY',
  HKD = 'HKD',
  USD = 'USD',
}
