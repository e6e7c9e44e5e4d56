import type { Money } from '@shared/money';
import type { Page, PageRequest } from '@shared/paging';
import type { ProductId } from './catalog.rpc';

/** Orders, from the cart to the door. */
export interface OrderService {
  /**
   * Places an order.
   * @operationType com.example.order.create
   * @http POST /orders
   * @checkLogin
   * @timeout 10000
   */
  create(request: CreateOrderRequest): Promise<Order>;

  /**
   * The user's orders, newest first.
   * @operationType com.example.order.list
   * @http GET /orders
   * @checkLogin
   */
  list(request: PageRequest & { status?: OrderStatus; since?: Date }): Promise<Page<OrderSummary>>;

  /**
   * One order.
   * @operationType com.example.order.get
   * @http GET /orders/{orderId}
   * @checkLogin
   * @retryable
   */
  get(request: OrderReference): Promise<Order>;

  /**
   * Calls an order off before it is sent.
   * @operationType com.example.order.cancel
   * @http DELETE /orders/{orderId}
   * @checkLogin
   */
  cancel(request: OrderReference & { reason?: string }): Promise<void>;

  /**
   * Pays for an order.
   * @operationType com.example.order.pay
   * @http POST /orders/{orderId}/payments
   * @checkLogin
   * @timeout 15000
   */
  pay(request: OrderReference & PaymentRequest): Promise<PaymentResult>;

  /**
   * Where a parcel is.
   * @operationType com.example.order.track
   * @http GET /orders/{orderId}/parcel
   */
  track(request: OrderReference): Promise<ParcelEvent[]>;
}

export interface OrderReference {
  orderId: OrderId;
}

/** @pattern ^O\d{12}$ @example "O202611230001" */
export type OrderId = string;

export type OrderStatus = 'created' | 'paid' | 'sent' | 'received' | 'cancelled';

export interface CreateOrderRequest {
  /** @minItems 1 @maxItems 50 */
  lines: OrderLine[];
  address: Address;
  /** @maxLength 200 */
  note?: string;
}

export interface OrderLine {
  productId: ProductId;
  /** @asType integer @minimum 1 @maximum 99 */
  quantity: number;
}

export interface Address {
  /** @faker person.fullName */
  recipient: string;
  /** @faker phone.number */
  phone: string;
  /** @faker location.city */
  city: string;
  /** @faker location.streetAddress */
  street: string;
  /** @pattern ^\d{6}$ @example "310000" */
  postcode?: string;
}

export interface OrderSummary {
  orderId: OrderId;
  status: OrderStatus;
  total: Money;
  createdAt: Date;
}

export interface Order extends OrderSummary {
  lines: (OrderLine & { price: Money })[];
  address: Address;
  payment: PaymentResult | null;
}

export interface PaymentRequest {
  method: 'alipay' | 'card' | 'balance';
  /** How much, when it is not all at once. @multipleOf 0.01 @exclusiveMinimum 0 */
  partialAmount?: number;
}

export interface PaymentResult {
  /** @format uuid */
  paymentId: string;
  state: 'done' | 'waiting';
  /** Where the user goes on when the state is waiting. @format uri */
  redirect?: string;
}

export interface ParcelEvent {
  at: Date;
  /** @faker location.city */
  place: string;
  state: 'packed' | 'on-the-way' | 'delivered';
}
