#!/usr/bin/env node
/**
 * What `dist/server.js` is. A client that was served before is greeted with what it was answered then, and the server beside this file is
 * loaded after that, while the client goes on with the answer.
 */
import { requireWithCodeCache } from './files/code-cache.ts';
import { peekFirstMessage, writeMessage } from './greeting/first-message.ts';
import { greetingIn } from './greeting/greeting.ts';
import type * as main from './main.ts';

const server = __filename.replace(/\.js$/, '-bundle.js');

peekFirstMessage(message => {
  const greeting = greetingIn(message, server);
  if (greeting?.known) writeMessage({ jsonrpc: '2.0', id: greeting.id, result: greeting.known });
  const { serve } = requireWithCodeCache(server, module) as typeof main;
  serve(greeting);
});
