import type { Template } from '../asl-template.ts';
import type { ItemBatcher, ItemReader, ResultWriter } from './crowd-file-types.ts';

export interface Assignment {
  readonly name: string;
  readonly value: Template;
}

export interface Retrier {
  readonly errors: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number | null;
  readonly fullJitter: boolean;
}

export interface Catcher {
  readonly errors: readonly string[];
  readonly next: string;
  readonly output: Template | null;
  readonly assign: readonly Assignment[];
}

export interface ChoiceRule {
  readonly condition: Template;
  readonly next: string;
  readonly output: Template | null;
  readonly assign: readonly Assignment[];
}

interface Common {
  readonly name: string;
  /** null ends the run of states */
  readonly next: string | null;
  readonly output: Template | null;
  readonly assign: readonly Assignment[];
}
interface Handled extends Common {
  readonly retry: readonly Retrier[];
  readonly catch: readonly Catcher[];
}

export interface PassState extends Common {
  readonly type: 'Pass';
}
export interface SucceedState extends Common {
  readonly type: 'Succeed';
}
export interface FailState extends Common {
  readonly type: 'Fail';
  readonly error: Template | null;
  readonly cause: Template | null;
}
export interface ChoiceState extends Common {
  readonly type: 'Choice';
  readonly choices: readonly ChoiceRule[];
  readonly fallback: string | null;
}
export interface WaitState extends Common {
  readonly type: 'Wait';
  readonly until: { readonly kind: 'seconds' | 'timestamp'; readonly value: Template };
}
export interface TaskState extends Handled {
  readonly type: 'Task';
  readonly resource: string;
  readonly arguments: Template | null;
  readonly timeoutSeconds: Template | null;
  readonly heartbeatSeconds: Template | null;
}
export interface ParallelState extends Handled {
  readonly type: 'Parallel';
  readonly arguments: Template | null;
  readonly branches: readonly States[];
}
export interface MapState extends Handled {
  readonly type: 'Map';
  readonly items: Template | null;
  readonly itemSelector: Template | null;
  readonly processor: States;
  readonly distributed: boolean;
  /** a distributed Map's children are Express executions */
  readonly express: boolean;
  readonly reader: ItemReader | null;
  readonly batcher: ItemBatcher | null;
  readonly writer: ResultWriter | null;
  readonly label: string | null;
  readonly maxConcurrency: Template | null;
  readonly toleratedCount: Template | null;
  readonly toleratedPercentage: Template | null;
  /** fields that are legal on AWS and not run here */
  readonly refused: readonly string[];
}
export type State = PassState | SucceedState | FailState | ChoiceState | WaitState | TaskState | ParallelState | MapState;

/** a run of states: the machine, a branch, an item processor */
export interface States {
  readonly startAt: string;
  readonly byName: ReadonlyMap<string, State>;
}

export interface Machine extends States {
  readonly comment: string | null;
  readonly timeoutSeconds: number | null;
}

/** as ValidateStateMachineDefinition answers */
export interface Diagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly message: string;
  readonly location: string;
}
