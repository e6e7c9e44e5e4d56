import type { Mismatch, Parts } from '../../server/src/gateway/oracle/deviation.ts';
import { DEVIATIONS } from '../../server/src/gateway/oracle/deviations/index.ts';
import { rightParts } from '../../server/src/gateway/oracle/right-parts.ts';
import { table } from './table.ts';

/** A request that everything can be done wrong with. */
const REQUEST: Mismatch = {
  operationType: 'com.example.account.login',
  bytes: Buffer.from('[{"name":"ä/<>","n":1}]\n'),
  ts: '1600000000000',
  received: '',
  type: 'md5',
  secret: ' Secret ',
  secretName: '$MPAAS_APP_SECRET',
  appId: '84EFA9A281942',
  otherSecrets: [{ name: 'the environment test', secret: 'other' }],
  otherOperations: ['com.example.account.logout'],
};

const PARTS: Record<keyof Parts, string> = {
  write: 'the header `Sign`',
  digest: 'the hash',
  data: 'the data',
  secret: 'the secret',
  join: 'the content',
  ts: '`Ts`',
  operationType: 'the operation type',
};

/** All mistakes in signing that the gateway tries, the likeliest first, with what it says of them. */
export function mistakesTable(): string {
  const all = DEVIATIONS.flatMap(deviations => [...deviations(REQUEST, rightParts(REQUEST))]);
  const rows = new Map(
    all.map(({ id, says, change }) => [id, [`\`${id}\``, partOf(change), says()]] as const).toReversed(),
  );
  return table(['mistake', 'part', 'what the gateway says'], [...rows.values()].toReversed());
}

function partOf(change: Partial<Parts>): string {
  return (Object.keys(change) as (keyof Parts)[]).map(part => PARTS[part]).join(', ');
}
