import type { Order, OrderId, OrderService } from '../contracts/orders.rpc';
import { Currency } from '../contracts/shared/money';

/** Everything here is kept from one call to the next, and forgotten when this file is saved. */
const orders = new Map<OrderId, Order>();

/** Orders that are remembered: what `create` takes in, `list`, `get` and `ongoing` give back. */
export default {
  async create({ lines, address }) {
    const order: Order = {
      orderId: `O${String(orders.size + 1).padStart(12, '0')}`,
      status: 'created',
      total: cny(lines.reduce((sum, { quantity }) => sum + 9.9 * quantity, 0)),
      createdAt: new Date(),
      lines: lines.map(line => ({ ...line, price: cny(9.9) })),
      address,
      payment: null,
    };
    orders.set(order.orderId, order);
    return order;
  },

  async list({ page = 1, pageSize = 20, status, since }) {
    const found = [...orders.values()]
      .reverse()
      .filter(order => (!status || order.status === status) && (!since || order.createdAt >= since));
    const start = (page - 1) * pageSize;
    const items = found.slice(start, start + pageSize).map(({ orderId, status, total, createdAt }) => {
      return { orderId, status, total, createdAt };
    });
    return { items, total: found.length, hasMore: start + pageSize < found.length };
  },

  async get({ orderId }) {
    return known(orderId);
  },

  async cancel({ orderId }) {
    known(orderId).status = 'cancelled';
  },
} satisfies Partial<OrderService>;

/** What is thrown with a `resultStatus` is the gateway's answer; any other error is a 6666 that says where it was. */
function known(orderId: OrderId): Order {
  const order = orders.get(orderId);
  if (!order) throw { resultStatus: 6666, tips: 'There is no such order.' };
  return order;
}

function cny(amount: number) {
  return { amount: amount.toFixed(2), currency: Currency.CNY };
}
