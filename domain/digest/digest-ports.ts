import type { DigestBox } from './digest-box.ts';

/** may throw ServiceUnavailable */
export interface DigestBoxes {
  /** consistent; an empty one of version 0 for somebody who never had one */
  of(person: string): Promise<DigestBox>;
  /** only while the box is as it was read; throws ConcurrentChange otherwise */
  put(box: DigestBox): Promise<void>;
}

/** where colleagues are written to; may throw ServiceUnavailable */
export interface ColleagueAddresses {
  /** undefined for somebody who may no longer sign in, or whom nobody knows */
  of(person: string): Promise<string | undefined>;
}

/** a box a sweep found due */
export interface DueDigest {
  readonly kind: 'digest';
  readonly person: string;
  readonly dueAt: string;
}
