import type { Notice } from './notices.ts';

/** What a gateway's process tells the one that forked it, over the channel between them. */
export type GatewayMessage =
  | { type: 'ready'; url: string; adminUrl: string; adminToken: string }
  | { type: 'event'; level: 'info' | 'warn' | 'error'; text: string }
  /** Something about its config, of which `text` says what is new. */
  | { type: 'noted'; level: 'info' | 'warn' | 'error'; text: string; current: Notice[]; added: Notice[] }
  /** It did not start; the process ends. */
  | { type: 'failed'; message: string };
