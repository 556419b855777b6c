/**
 * What the parts of the laptop cloud promise each other. Nothing here knows the application.
 * Time is virtual everywhere: epoch milliseconds from `kernel.now()`, never `Date.now()`.
 */

/** virtual epoch milliseconds */
export type Instant = number;

export interface Timer {
  readonly at: Instant;
  cancel(): void;
}

/** who makes an API call: a role from the template (IAM decides), the root user of the laptop (always allowed), or a service */
export type Principal =
  | { readonly kind: 'root' }
  | { readonly kind: 'role'; readonly roleArn: string; readonly sessionName: string }
  | { readonly kind: 'service'; readonly service: string; readonly sourceArn?: string };

export interface ApiRequest {
  /** sdk-style service id in lower case: dynamodb, states, lambda, events, scheduler, sqs, sesv2, secretsmanager, logs, s3, sts */
  readonly service: string;
  /** API action in Pascal case: StartExecution */
  readonly action: string;
  readonly input: unknown;
  readonly principal: Principal;
}

/** an error in AWS's shape; `code` is the exception name the SDK shows, `status` the HTTP status */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: Readonly<Record<string, unknown>>;
  constructor(code: string, message: string, status = 400, fields: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.fields = fields;
  }
}

/**
 * One SQLite file (node:sqlite) for everything that must survive kill -9. A logical state change is ONE synchronous block of writes:
 * the kernel commits between units, never inside a synchronous block.
 */
export interface Journal {
  /** create tables; call in the service's constructor. Prefix table names with the service: `sqs_messages` */
  exec(sql: string): void;
  /** prepared and cached; writes open the grouped transaction by themselves */
  run(sql: string, ...params: SqlValue[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  all<Row = Record<string, SqlValue>>(sql: string, ...params: SqlValue[]): Row[];
  get<Row = Record<string, SqlValue>>(sql: string, ...params: SqlValue[]): Row | undefined;
  /** make everything written so far durable against kill -9; the kernel calls it, services rarely need to */
  commit(): void;
  /** told right before every commit: what a service keeps elsewhere and must be durable no later. A throw stops the commit */
  onBeforeCommit(listener: () => void): void;
  /** told right after every commit: what was written before it survives kill -9 */
  onCommit(listener: () => void): void;
}
export type SqlValue = string | number | bigint | null | Uint8Array;

export interface Kernel {
  readonly account: string;
  readonly region: string;
  /** folder for files a service keeps itself; absent when nothing is kept after the end */
  readonly stateDir?: string | undefined;
  now(): Instant;
  /** queue a unit of work for now, FIFO. The clock never moves while units are queued or running. A rejected unit is reported, never lost */
  spawn(label: string, work: () => void | Promise<void>): void;
  /** run a unit at a virtual instant (at once if past); ties run in order of registration. Not durable: services re-register on start() */
  at(instant: Instant, label: string, work: () => void | Promise<void>): Timer;
  /** await something that needs other units to run (virtual sleeps, nested executions): gives the unit's slot back meanwhile */
  blocking<T>(promise: Promise<T>): Promise<T>;
  /** the same for what only other units and the clock can end: an outside caller is told (AwsError ClockStopped) when the clock stands still */
  awaitingClock<T>(promise: Promise<T>): Promise<T>;
  /** virtual sleep, via at() */
  sleep(ms: number): Promise<void>;
  /** seeded, deterministic in deterministic mode */
  random(): number;
  uuid(): string;
  readonly journal: Journal;
  /** in-process API call: IAM first, then the service. Throws AwsError */
  call(request: ApiRequest): Promise<unknown>;
  /** a file that must be written cannot be: nothing goes on and nothing is committed any more, until somebody mends it and starts again */
  halt(error: Error): void;
  /** counters for the bill: usage.add('states:transitions', 1) */
  readonly usage: UsageMeter;
  log(event: string, fields?: Readonly<Record<string, unknown>>): void;
}

export interface UsageMeter {
  add(counter: string, amount: number): void;
  read(): Readonly<Record<string, number>>;
}

/** a resource after intrinsic functions were resolved */
export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** from aws:cdk:path, when there is one */
  readonly path?: string;
  readonly dependsOn: readonly string[];
  /** local file or folder of a file asset of the template (Code.S3Bucket, Code.S3Key); undefined when there is none such */
  readonly asset?: (bucket: string, key: string) => string | undefined;
}

/** what Ref and Fn::GetAtt give; known before anything starts */
export interface Identity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface NamedResource {
  readonly resource: Resource;
  readonly identity: Identity;
}

/** what a deployment refuses of a resource; `property` is a dotted path, `problem` ends a sentence that begins with it */
export interface Refusal {
  readonly property: string;
  readonly problem: string;
}

/** one AWS resource type the laptop knows */
export interface ResourceType {
  readonly type: string;
  /** every property path the service honours, dotted, `[]` for array items, `*` for any key, `**` for any subtree. Any other property stops the boot by name */
  readonly properties: readonly string[];
  /** physical name, ref and attributes, from the logical id and (possibly unresolved) properties; pure */
  identify(resource: Resource, place: { account: string; region: string }): Identity;
  /** what AWS refuses beyond single values: properties that do not go together, names, other resources of all stacks; pure */
  refusals?(named: NamedResource, all: readonly NamedResource[]): readonly Refusal[];
  /** bring it into being; called in dependency order, again at every boot: must be idempotent against the journal */
  provision(resource: Resource, identity: Identity): void | Promise<void>;
}

/** what a call needs permission for; several for batch calls */
export interface AccessQuestion {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

export interface CallContext {
  readonly principal: Principal;
  readonly requestId: string;
}

export interface Service {
  readonly name: string;
  readonly resourceTypes: readonly ResourceType[];
  /** API actions, SDK input shape in, SDK output shape out; timestamps as epoch seconds (number), blobs as Uint8Array */
  readonly actions: Readonly<Record<string, (input: never, context: CallContext) => unknown | Promise<unknown>>>;
  /** the IAM questions of a call, before it is made */
  authorize(action: string, input: never): readonly AccessQuestion[];
  /** re-arm timers, recover from the journal; runs after every provision */
  start(): void | Promise<void>;
  stop(): void | Promise<void>;
}
export type ServiceFactory = (kernel: Kernel) => Service;

/** decides from the identity policies of the template's roles */
export interface Authorizer {
  /** throws AwsError AccessDeniedException with AWS's text when denied */
  check(principal: Principal, questions: readonly AccessQuestion[]): void;
  /** whether the role is there and trusts the service, which would assume it in the name of `sourceArn` */
  assumable?(roleArn: string, service: string, sourceArn: string): boolean;
}

/** what a service asks before it takes a role by API: `assumable` of the Authorizer, true before there is one */
export type Assumable = (roleArn: string, service: string, sourceArn: string) => boolean;
