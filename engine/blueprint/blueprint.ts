import type { Machine } from '@firstsale/states-language/machine';
import type { Matches } from './event-pattern.ts';

/** one Lambda function, by the name its handler's folder has */
export interface FunctionPlan {
  readonly name: string;
  readonly memoryMb: number;
  /** of invocations nobody waits for */
  readonly retries: number;
  readonly maxAgeMs: number;
  /** logical ids of the queues its environment names */
  readonly queues: readonly string[];
}

export interface PlaybookPlan {
  /** `onboarding` */
  readonly name: string;
  readonly machineName: string;
  readonly machine: Machine;
}

/** where a rule leads */
export type Target =
  | { readonly kind: 'function'; readonly function: FunctionPlan }
  | { readonly kind: 'queue'; readonly queue: string }
  | { readonly kind: 'api-destination' };

export type BusName = 'ours' | 'default';

export interface Route {
  readonly bus: BusName;
  /** of an event's source and type, and of the rest of it */
  readonly matchesHead: Matches;
  readonly matchesRest: Matches;
  readonly targets: readonly Target[];
}

/** what an event is routed by before anybody looks into it */
export interface EventHead {
  readonly bus: BusName;
  readonly source: string;
  readonly type: string;
}

/** a queue, and the function that is fed from it */
export interface QueuePlan {
  /** logical id */
  readonly queue: string;
  readonly consumer: FunctionPlan;
  readonly batchSize: number;
  readonly windowMs: number;
  readonly visibilityMs: number;
  /** receives after which a message goes to the dead letters; undefined: never */
  readonly maxReceives: number | undefined;
}

/** the table's stream, and the function that is fed from it */
export interface StreamPlan {
  readonly consumer: FunctionPlan;
  readonly batchSize: number;
  /** of a record as the mapping's filter sees it */
  readonly wanted: Matches;
}

export interface SchedulePlan {
  readonly consumer: FunctionPlan;
  readonly periodMs: number;
}

/** an index of the table: what it is sorted by, and whether it keeps whole items or their keys only */
export interface IndexPlan {
  readonly name: string;
  readonly keys: readonly string[];
  readonly keepsAll: boolean;
}

export interface TablePlan {
  readonly name: string;
  readonly dueShards: number;
  readonly indexes: readonly IndexPlan[];
}

/** all the engine knows of a deployment: what calls what, and when */
export interface Blueprint {
  readonly playbooks: ReadonlyMap<string, PlaybookPlan>;
  /** function name as a machine's call has it -> function */
  readonly functions: ReadonlyMap<string, FunctionPlan>;
  /** the routes an event may take by its head; the rest of it decides */
  readonly routesFor: (head: EventHead) => readonly Route[];
  readonly queues: readonly QueuePlan[];
  readonly stream: StreamPlan;
  readonly schedules: readonly SchedulePlan[];
  readonly table: TablePlan;
  /** the functions behind the API, by route key */
  readonly api: ReadonlyMap<string, FunctionPlan>;
  /** configuration set whose `Email Sent` is told on the default bus; undefined when nobody is told */
  readonly mailToldOf: string | undefined;
}
