import type { DueDigest } from './digest/digest-ports.ts';
import type { DueReference } from './model/due-reference.ts';

export interface DueIndex {
  readonly shards: number;
  /** items of one shard with dueAt <= now, oldest first; cost grows with what is due, never with how many merchants there are */
  due(shard: number, now: string, limit: number, cursor?: string): Promise<DuePage>;
  /** items of one shard that are due at an instant or later: what an outage held, and what its end may bring forward */
  from(shard: number, at: string, limit: number, cursor?: string): Promise<DuePage>;
}

interface DuePage {
  readonly references: readonly DueReference[];
  /** colleagues who have a mail to get */
  readonly digests: readonly DueDigest[];
  /** keys of what can't be read: it must not hide what lies behind it */
  readonly unreadable: readonly string[];
  readonly cursor: string | undefined;
}
