/** Orders of a tea shop. */
export interface OrderService {
  /**
   * Places an order.
   * @operationType com.example.tea.order.place
   */
  place(request: PlaceRequest): Promise<Order>;

  /**
   * Tells how an order is doing.
   * @operationType com.example.tea.order.get
   */
  get(request: OrderRequest): Promise<Order>;
}

export interface PlaceRequest {
  /** @minLenght 1 @example "green tea" */
  tea: string;
  /** @asType integer @minimum 50 @maximum 1000 @example 250 */
  grams: number;
}

export interface OrderRequest {
  /** @example "T0001" */
  orderId: string;
}

export interface Order {
  /** @example "T0001" */
  orderId: string;
  status: 'placed' | 'paid' | 'sent';
  tea: string;
  grams: number;
}
