/** an event of the outside in Firstsale's envelope; `id` is the idempotency key */
export interface OutsideEvent {
  readonly id: string;
  readonly type: string;
  /** the merchant's external reference */
  readonly subject: string;
  /** epoch ms of the occurrence */
  readonly at: number;
  /** epoch ms at which it comes here, where that is later */
  readonly comes?: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** an event of the application as the outside sees it on the bus */
export interface News {
  readonly id: string;
  readonly type: string;
  readonly merchantId: string;
  /** epoch ms of the occurrence */
  readonly at: number;
  readonly data: unknown;
}

/** something the outside will do at a virtual instant (epoch ms) */
export interface Plan {
  readonly at: number;
  readonly kind: string;
  readonly payload: unknown;
}

/** what the outside keeps in mind, and plans */
export interface Diary {
  /** adds a plan; one with a `key` is added once, however often it is asked for */
  add(plan: Plan, key?: string): void;
  /** true when the key was new */
  remember(key: string, value: string): boolean;
  recall(key: string): string | undefined;
}

/** who signs in at the API */
export interface Signatory {
  readonly id: string;
  readonly roles: readonly string[];
}

/** the doors of the application: its bus, and its APIs */
export interface Doors {
  readonly diary: Diary;
  /** what happens to the merchant from outside: whoever is around it knows what it applied with */
  readonly events: readonly OutsideEvent[];
  send(events: readonly OutsideEvent[]): void;
  /** the answer's status and parsed body */
  post(
    person: Signatory,
    path: string,
    body: unknown,
    idempotencyKey: string,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  /** the merchant's page as somebody who is signed in with this address */
  visit(
    email: string,
    path: string,
    body: unknown,
    idempotencyKey: string,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
}

/** the people and providers around a merchant: they hear events and do what they planned */
export interface Bystanders {
  notice(news: News): void;
  perform(plan: Plan): Promise<void>;
}
export type OpenOutside = (doors: Doors) => Bystanders;
