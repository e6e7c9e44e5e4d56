import type { Money } from '@shared/money';
import type { Page, PageRequest } from '@shared/paging';

/**
 * What the shop sells.
 * @operationPrefix com.example.catalog
 */
export interface CatalogService {
  /**
   * The tree of categories.
   * @http GET /catalog/categories
   * @signCheck no
   * @retryable
   */
  categories(): Promise<Category[]>;

  /**
   * Finds products.
   * @http GET /catalog/products
   * @retryable
   */
  search(request: SearchRequest): Promise<Page<Product>>;

  /**
   * One product.
   * @http GET /catalog/products/{id}
   * @retryable
   */
  product(request: { id: ProductId }): Promise<Product>;

  /**
   * Succeeds while a product is sold. Nothing but that is sent, so it is cheap to ask.
   * @http HEAD /catalog/products/{id}
   * @retryable
   */
  isSold(request: { id: ProductId }): Promise<void>;

  /**
   * What people say about a product.
   * @http GET /catalog/products/{id}/reviews
   */
  reviews(request: PageRequest & { id: ProductId; order?: 'newest' | 'best' }): Promise<Page<Review>>;

  /**
   * Adds a review.
   * @http POST /catalog/products/{id}/reviews
   * @checkLogin
   */
  addReview(request: { id: ProductId; stars: Review['stars']; text: string; pictures?: string[] }): Promise<Review>;

  /** How many of each product are in stock. Called without HTTP mapping: the backend gets the operation type. */
  stock(request: { ids: ProductId[] }): Promise<Record<ProductId, number>>;
}

/** @format uuid */
export type ProductId = string;

export interface SearchRequest extends PageRequest {
  /** @minLength 1 @maxLength 50 @example "tea" */
  keyword?: string;
  categoryId?: number;
  sort?: 'relevance' | 'price' | 'newest';
  inStock?: boolean;
}

export interface Category {
  /** @asType integer @minimum 1 */
  id: number;
  /** @faker commerce.department */
  name: string;
  /** @maxItems 3 */
  children?: Category[];
}

export interface Product {
  id: ProductId;
  /** @faker commerce.productName */
  name: string;
  /** @faker commerce.productDescription */
  description: string;
  price: Money;
  /** Crossed out beside the price; null when there is no discount. */
  listPrice: Money | null;
  /** The share of the list price that is saved. @exclusiveMinimum 0 @exclusiveMaximum 1 @example 0.15 */
  discount?: number;
  /** @minItems 1 @maxItems 4 @uniqueItems */
  pictures: PictureUrl[];
  attributes: Attribute[];
  available: boolean;
}

export interface Attribute {
  /** @faker commerce.productMaterial */
  name: string;
  value: string;
}

/** @format uri @faker image.url */
export type PictureUrl = string;

export interface Review {
  /** @asType integer @minimum 1 */
  id: number;
  author: string;
  stars: 1 | 2 | 3 | 4 | 5;
  /** @minLength 1 @maxLength 500 */
  text: string;
  writtenAt: Date;
}
