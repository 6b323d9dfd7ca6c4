import type { Config } from '../../libs/platform/config.js';
import type { RunningServer } from './server.js';

/** What a newcomer reads after the start: where it is, the token, and the next line to paste. */
export function describeStart(config: Config, server: RunningServer): string {
  const lines = ['', `Tidegate listens on ${server.url}  (API: ${server.url}/docs)`];
  if (server.firstToken !== null) {
    lines.push('', `Admin token, shown only this once: ${server.firstToken}`);
  }
  if (config.backing.mode === 'embedded') {
    const token = server.firstToken ?? '$TOKEN';
    lines.push(
      '',
      `Data lives in ${config.backing.dataDir}; Ctrl-C stops it all. Next, in another terminal:`,
      '',
      '  npm run -s tidegate -- replay examples/wave.ndjson',
      '',
      'Its decisions appear there, and here:',
      '',
      `  curl -s -H "Authorization: Bearer ${token}" '${server.url}/api/v1/decisions?action=hold&latest=true'`,
    );
  } else {
    lines.push(
      '',
      `roles: ${config.roles.join(', ')}; Kafka: ${config.backing.kafka.brokers.join(', ')}`,
    );
  }
  return `${lines.join('\n')}\n\n`;
}
