import type { RestrictionFacts } from '../contracts/facts.js';
import type { RestrictionRow } from './ports.js';

/** Domain and actor policies in memory. Longest match wins; a domain covers its subdomains. */
export class RestrictionIndex {
  private readonly domains = new Map<string, RestrictionRow>();
  private readonly actors = new Map<string, RestrictionRow>();
  /** Every row up to this revision is in. */
  revision = 0n;

  apply(rows: readonly RestrictionRow[]): void {
    for (const row of rows) {
      const map = row.kind === 'domain' ? this.domains : this.actors;
      if (row.lifted) map.delete(row.subject);
      else map.set(row.subject, row);
      if (row.revision > this.revision) this.revision = row.revision;
    }
  }

  get size(): number {
    return this.domains.size + this.actors.size;
  }

  /** The policy that governs a host at `now`, if any. A lapsed one doesn't shadow its parent. */
  forHost(host: string, now: number): RestrictionRow | null {
    let at = 0;
    while (at < host.length) {
      const row = this.domains.get(at === 0 ? host : host.slice(at));
      if (row && inForce(row, now)) return row;
      const dot = host.indexOf('.', at);
      if (dot < 0) return null;
      at = dot + 1;
    }
    return null;
  }

  forActor(actor: string, now: number): RestrictionRow | null {
    const row = this.actors.get(actor);
    return row && inForce(row, now) ? row : null;
  }
}

function inForce(row: RestrictionRow, now: number): boolean {
  return row.until === null || row.until > now;
}

export function restrictionFacts(
  row: RestrictionRow,
  role: RestrictionFacts['role'],
  pointer: string,
): RestrictionFacts | null {
  // "none" is an exemption of a subdomain from its parent's policy: it ends the search and restricts nothing.
  if (row.severity === 'none' && !row.rejectMedia && !row.rejectReports) return null;
  return {
    role,
    pointer,
    kind: row.kind,
    subject: row.subject,
    severity: row.severity,
    rejectMedia: row.rejectMedia,
    rejectReports: row.rejectReports,
  };
}
