/**
 * Prints one table of what the product promises and what this machine measures, for all or for the benchmarks that are
 * named; `gateway` names all of the gateway's, `generate` both of generation. Needs a production build before.
 */
import os from 'node:os';
import { benchEdit } from './edit.ts';
import { benchEditor } from './editor.ts';
import { benchGatewayForwarding } from './gateway-forwarding.ts';
import { benchGatewayMemory } from './gateway-memory.ts';
import { benchGatewayOperations } from './gateway-operations.ts';
import { benchGatewayStart } from './gateway-start.ts';
import { benchGatewayThroughput } from './gateway-throughput.ts';
import { benchGenerate } from './generate.ts';
import { benchGeneratePeers } from './generate-peers.ts';
import { benchLanguage } from './language.ts';
import { benchTypeSpec } from './language-typespec.ts';
import { benchLargePackages } from './large-packages.ts';
import { benchLogLanguage } from './log-language.ts';
import { benchLogs } from './logs.ts';
import type { Row } from './measure.ts';
import { benchPackages } from './packages.ts';
import { benchSources } from './sources.ts';

async function main(): Promise<void> {
  const [cpu] = os.cpus();
  print(`${os.type()} ${os.arch()}, ${os.cpus().length} × ${cpu?.model.trim()}, Node.js ${process.version}`);
  print('| what | measured | goal | met |');
  print('|---|---|---|---|');
  const rows: Row[] = [];
  const benches = {
    generate: benchGenerate,
    'generate-peers': benchGeneratePeers,
    edit: benchEdit,
    'gateway-start': benchGatewayStart,
    'gateway-throughput': benchGatewayThroughput,
    'gateway-operations': benchGatewayOperations,
    'gateway-forwarding': benchGatewayForwarding,
    'gateway-memory': benchGatewayMemory,
    packages: benchPackages,
    'large-packages': benchLargePackages,
    sources: benchSources,
    logs: benchLogs,
    'log-language': benchLogLanguage,
    language: benchLanguage,
    editor: benchEditor,
    typespec: benchTypeSpec,
  };
  const names = process.argv.slice(2);
  for (const [name, bench] of Object.entries(benches)) {
    if (names.length > 0 && !names.some(each => name === each || name.startsWith(`${each}-`))) continue;
    for (const row of await bench()) {
      rows.push(row);
      print(`| ${row.what} | ${row.figure} | ${row.goal} | ${metText(row)} |`);
    }
  }
  process.exitCode = rows.every(row => row.isMet !== false) ? 0 : 1;
}

function metText({ isMet }: Row): string {
  if (isMet === undefined) return '–';
  return isMet ? 'yes' : 'no';
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 2;
});
