import type { RpcException, Show } from './rpc-exception.ts';

/** The ways in which a container shows a text. */
export type Notices = Readonly<Record<Exclude<Show, 'silent'>, (text: string) => void>>;

/** Shows an exception to the user of the app, as the exception wants it. */
export function notify({ show, tips, message }: RpcException, notices: Notices): void {
  if (show === 'silent') {
    return;
  }
  try {
    notices[show](tips || message);
  } catch {
    // The call is about to reject with the exception. A container that cannot show it must not take its place.
  }
}
