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
   * What is paid for and not there yet, for the start page.
   * @operationType com.example.order.ongoing
   * @http GET /orders/ongoing
   * @checkLogin
   * @retryable
   */
  ongoing(): Promise<OngoingOrder[]>;

  /**
   * One order.
   * @operationType com.example.order.get
   * @http GET /orders/{orderId}
   * @checkLogin
   * @retryable
   */
  get(request: OrderReference): Promise<Order>;

  /**
   * Sends an order elsewhere. This late the post wants every line of the address.
   * @operationType com.example.order.redirect
   * @http PUT /orders/{orderId}/address
   * @checkLogin
   */
  redirect(request: OrderReference & { address: Required<Address> }): Promise<Order>;

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
   * How an order was paid.
   * @operationType com.example.order.receipt
   * @http GET /orders/{orderId}/payment
   * @checkLogin
   */
  receipt(request: OrderReference): Promise<NonNullable<Order['payment']>>;

  /**
   * Gives the money back.
   * @operationType com.example.order.refund
   * @http POST /orders/{orderId}/refunds
   * @checkLogin
   */
  refund(request: OrderReference & RefundRequest): Promise<{ at: Date }>;

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

export interface OngoingOrder extends Omit<OrderSummary, 'status'> {
  status: Extract<OrderStatus, 'paid' | 'sent'>;
}

export interface Order extends OrderSummary {
  lines: (OrderLine & { price: Money })[];
  /** As it was when the order was placed, even if the user moves. */
  address: Readonly<Address>;
  payment: PaymentResult | null;
}

export type PaymentMethod = 'alipay' | 'card' | 'balance';

export interface PaymentRequest {
  method: PaymentMethod;
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

export interface RefundRequest {
  /** Where the money goes. Cards take days, so they are no choice. */
  to: Exclude<PaymentMethod, 'card'>;
  /** @minLength 5 @maxLength 200 @example "The cup was broken." */
  reason: string;
}

export interface ParcelEvent {
  at: Date;
  /** @faker location.city */
  place: string;
  state: 'packed' | 'on-the-way' | 'delivered';
}
