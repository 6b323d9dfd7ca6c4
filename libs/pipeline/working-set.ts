import type {
  ActorDocument,
  ActorRow,
  BatchWrites,
  FactsLoaded,
  Governing,
  NewActor,
  ObjectRow,
  SeenRow,
} from './ports.js';
import { LookAlikeWindows } from './look-alike-windows.js';

interface ActorState {
  readonly id: string;
  readonly host: string;
  firstSeen: number | null;
  readonly backfilled: boolean;
  posts: number;
  addedPosts: number;
  earliest: number;
  document: ActorDocument | null;
  documentChanged: boolean;
  touched: boolean;
}

type StoredFacts = Pick<
  BatchWrites,
  'actors' | 'objects' | 'hosts' | 'lookAlikes' | 'followsAdded' | 'followsRemoved' | 'seenRevisions'
>;

/**
 * The facts of one batch while it is folded: what was loaded, changed in order by every activity
 * let in, so that each sees the effects of those before it whatever the batch's boundaries.
 */
export class WorkingSet {
  readonly windows: LookAlikeWindows;
  private readonly stored: Map<string, ActorRow>;
  private readonly actors = new Map<string, ActorState>();
  private readonly objects: Map<string, ObjectRow>;
  private readonly changedObjects = new Set<string>();
  private readonly hosts: Map<string, number>;
  private readonly newHosts = new Map<string, number>();
  private readonly follows: Set<string>;
  private readonly addedFollows = new Map<string, { remote: string; local: string }>();
  private readonly removedFollows = new Map<string, { remote: string; local: string }>();
  private readonly seen: Map<string, SeenRow>;
  private readonly revised = new Map<string, number>();
  /** Keys whose first owner came in this batch: the store took them when they were claimed. */
  private readonly fresh = new Map<string, SeenRow>();

  constructor(
    readonly governing: Governing,
    loaded: FactsLoaded,
    seen: ReadonlyMap<string, SeenRow>,
  ) {
    this.windows = new LookAlikeWindows(loaded.lookAlikes);
    this.stored = new Map(loaded.actors.map((row) => [row.key, row]));
    this.objects = new Map(loaded.objects.map((row) => [row.key, row]));
    this.hosts = new Map(loaded.hosts.map((row) => [row.name, row.firstSeen]));
    this.follows = new Set(loaded.follows.map((row) => `${row.remote} ${row.local ?? ''}`));
    this.seen = new Map(seen);
  }

  /** What is known of a seen key, counting what this batch did before. */
  seenRow(key: string): SeenRow | null {
    return this.seen.get(key) ?? this.fresh.get(key) ?? null;
  }

  markSeen(key: string, row: SeenRow): void {
    if (this.seen.has(key)) {
      this.seen.set(key, row);
      this.revised.set(key, row.revision);
      return;
    }
    // The store took a fresh key at the revision it has here first; later ones have to be written.
    if (this.fresh.has(key)) this.revised.set(key, row.revision);
    this.fresh.set(key, row);
  }

  actor(key: string): {
    readonly firstSeen: number | null;
    readonly backfilled: boolean;
    readonly posts: number;
    readonly document: ActorDocument | null;
  } | null {
    return this.actors.get(key) ?? this.stored.get(key) ?? null;
  }

  /** Notes that the actor exists since `at`; `posts` are to be added. */
  meetActor(key: string, id: string, host: string, at: number, posts: number): void {
    const state = this.actorState(key, id, host);
    state.firstSeen = state.firstSeen === null ? at : Math.min(state.firstSeen, at);
    state.earliest = Math.min(state.earliest, at);
    state.posts += posts;
    state.addedPosts += posts;
    state.touched = true;
  }

  setActorDocument(key: string, id: string, host: string, document: ActorDocument): void {
    const state = this.actorState(key, id, host);
    state.document = document;
    state.documentChanged = true;
  }

  object(key: string): ObjectRow | null {
    return this.objects.get(key) ?? null;
  }

  setObject(row: ObjectRow): void {
    this.objects.set(row.key, row);
    this.changedObjects.add(row.key);
  }

  hostFirstSeen(name: string): number | null {
    return this.hosts.get(name) ?? null;
  }

  meetHost(name: string, at: number): void {
    const known = this.hosts.get(name);
    if (known !== undefined && known <= at) return;
    this.hosts.set(name, at);
    this.newHosts.set(name, at);
  }

  /** null when absence proves nothing. */
  followed(remote: string, local: string | null): boolean | null {
    if (this.follows.has(`${remote} ${local ?? ''}`)) return true;
    return this.governing.followsKnown ? false : null;
  }

  addFollow(remote: string, local: string): void {
    const key = `${remote} ${local}`;
    this.follows.add(key).add(`${remote} `);
    this.removedFollows.delete(key);
    this.addedFollows.set(key, { remote, local });
  }

  removeFollow(remote: string, local: string): void {
    const key = `${remote} ${local}`;
    this.follows.delete(key);
    this.addedFollows.delete(key);
    this.removedFollows.set(key, { remote, local });
  }

  changes(): StoredFacts {
    const actors: NewActor[] = [];
    for (const [key, state] of this.actors) {
      if (!state.touched && !state.documentChanged) continue;
      actors.push({
        key,
        id: state.id,
        host: state.host,
        firstSeen: state.earliest,
        posts: state.addedPosts,
        document: state.documentChanged ? state.document : null,
      });
    }
    return {
      actors,
      objects: [...this.changedObjects].flatMap((key) => this.objects.get(key) ?? []),
      hosts: [...this.newHosts].map(([name, firstSeen]) => ({ name, firstSeen })),
      lookAlikes: this.windows.changed(),
      followsAdded: [...this.addedFollows.values()],
      followsRemoved: [...this.removedFollows.values()],
      seenRevisions: [...this.revised].map(([key, revision]) => ({ key, revision })),
    };
  }

  private actorState(key: string, id: string, host: string): ActorState {
    let state = this.actors.get(key);
    if (!state) {
      const row = this.stored.get(key);
      state = {
        id,
        host,
        firstSeen: row?.firstSeen ?? null,
        backfilled: row?.backfilled ?? false,
        posts: row?.posts ?? 0,
        addedPosts: 0,
        earliest: Number.MAX_SAFE_INTEGER,
        document: row?.document ?? null,
        documentChanged: false,
        touched: false,
      };
      this.actors.set(key, state);
    }
    return state;
  }
}
