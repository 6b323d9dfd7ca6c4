import { describe, expect, it } from 'vitest';
import { createEvent } from './event.js';
import { BATCH_RECORDED, DATABASE_BACK, DATABASE_LOST } from './events.js';
import { createLog } from './log.js';
import { createMetrics } from './metrics.js';

const log = createLog({ level: 'silent', to: 'stderr', write: () => undefined });

describe('createMetrics', () => {
  it('says what is running, and keeps registries apart', async () => {
    const first = createMetrics({ version: '1.2.3', mode: 'kafka' });
    const second = createMetrics({ version: '1.2.3', mode: 'kafka', processMetrics: true });
    const text = await first.registry.metrics();
    expect(text).toContain('tidegate_build_info{version="1.2.3",mode="kafka"');
    expect(text).not.toContain('process_cpu');
    expect(await second.registry.metrics()).toContain('process_cpu');
  });

  it('counts a batch by its tallies', async () => {
    const metrics = createMetrics({ version: '1', mode: 'embedded' });
    const event = createEvent(log, metrics);
    event(BATCH_RECORDED, {
      partitions: [0],
      messages: 7,
      activities: [
        { kind: 'Create', action: 'allow', count: 4 },
        { kind: 'Create', action: 'hold', count: 1 },
      ],
      hits: [{ symbol: 'MASS_MENTION', mode: 'shadow', count: 2 }],
      rejections: [{ code: 'invalid_json', count: 2 }],
      steps: { parse: 12 },
    });
    const text = await metrics.registry.metrics();
    for (const line of [
      'tidegate_activities_total{kind="Create",action="allow"} 4',
      'tidegate_decisions_total{action="hold",by="policy"} 1',
      'tidegate_hits_total{symbol="MASS_MENTION",mode="shadow"} 2',
      'tidegate_rejections_total{code="invalid_json"} 2',
      'tidegate_dead_letters_total 2',
      'tidegate_batch_size_sum 7',
      'tidegate_step_seconds_sum{step="parse"} 0.012',
    ]) {
      expect(text).toContain(line);
    }
  });

  it('shows a database outage while it lasts', async () => {
    const metrics = createMetrics({ version: '1', mode: 'embedded' });
    const event = createEvent(log, metrics);
    event(DATABASE_LOST, { err: new Error('gone') });
    expect(await metrics.registry.metrics()).toContain('tidegate_db_outage 1');
    event(DATABASE_BACK, { outageMs: 30_000 });
    expect(await metrics.registry.metrics()).toContain('tidegate_db_outage 0');
  });
});
