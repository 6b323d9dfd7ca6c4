import { compareRuns } from './harness/run.js';
import { proofTraffic, trafficStart } from './harness/traffic.js';
import * as D from './harness/disturb.js';
const note = (l: string) => console.log(new Date().toISOString().slice(11,19), l);
const kind = process.argv[2];
const r = await compareRuns({ workers: 2, traffic: proofTraffic({ seed: 5, start: trafficStart() }), rate: 300, limit: 100_000, durable: true,
  disturb: (d) => kind === 'kill' ? D.killWorkers(d, 5, Number(process.argv[3] ?? 3), note) : kind === 'db' ? D.databaseOutage(d, 'crash', 5000) : kind === 'broker' ? D.brokerRestart(d, 'kill') : kind === 'zombie' ? D.zombie(d, note) : D.rebalances(d, 2, note) }, note);
console.log(r.sent); for (const c of r.checks) console.log(c.ok ? 'ok  ' : 'FAIL', c.name, '-', c.detail);
