import type { CatalogService } from '../../contracts/catalog.rpc';

/** In the scenario `sold-out` nothing is in stock. Everything else is as it is without the scenario. */
export default {
  async stock({ ids }) {
    return Object.fromEntries(ids.map(id => [id, 0]));
  },
} satisfies Partial<CatalogService>;
