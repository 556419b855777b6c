import type { Template } from '../asl-template.ts';
import type { Assignment } from '../definition/types.ts';
import type { Frame, Scope } from '../execution/frames.ts';
import type { Run, View } from '../execution/run.ts';
import type { Json } from '../json.ts';

/** what a state did with its turn: it waits for something, or has a result and says how to leave */
export type Step = { readonly kind: 'blocked' } | Leaving;

export interface Leaving {
  readonly kind: 'leaving';
  /** undefined: the state has no `$states.result` */
  readonly result: Json | undefined;
  readonly next: string | null;
  readonly output: Template | null;
  readonly assign: readonly Assignment[];
}
export const BLOCKED: Step = { kind: 'blocked' };

/** everything a state needs for its turn */
export interface Turn {
  readonly run: Run;
  readonly scope: Scope;
  readonly frame: Frame;
  readonly view: View;
}
