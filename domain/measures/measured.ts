/**
 * What is measured of the business while it runs, by name. Each has at most one dimension with few values, fixed here or by the policy: never
 * a merchant, so that neither the bill nor anybody's privacy depends on how many there are.
 */
export const measures = {
  /** merchants that came to a stage of their journey */
  Milestones: 'stage',
  Stalls: undefined,
  NudgesSent: undefined,
  NudgesSuppressed: 'reason',
  TasksOpened: 'queue',
  TasksEnded: 'queue',
  TasksOverdue: 'queue',
  /** as last counted by the figures */
  TasksOpen: 'queue',
  TasksLate: 'queue',
  /** milliseconds from an entry to its event on the bus */
  EventLag: undefined,
  ApplicationsRegistered: undefined,
  ApplicationsLate: undefined,
  DueHandled: undefined,
  DueLate: undefined,
  DecisionsResumed: undefined,
  DecisionsLate: undefined,
} as const;
export type MeasureName = keyof typeof measures;

export interface Measured {
  readonly name: MeasureName;
  readonly value: number;
  /** of the dimension of its name */
  readonly of?: string;
}

/** writes measures down where they are counted */
export type Measure = (all: readonly Measured[]) => void;

/** stages of a journey by the event that tells of them */
export const stageOfEvent: Readonly<Record<string, string>> = {
  'merchant.registered.v1': 'registered',
  'merchant.onboarding.completed.v1': 'onboarded',
  'merchant.approved.v1': 'approved',
  'merchant.declined.v1': 'declined',
  'merchant.activated.v1': 'activated',
  'merchant.first-sale.v1': 'first_sale',
  'merchant.withdrawn.v1': 'withdrawn',
  'merchant.closed.v1': 'closed',
};

/** a message that could not be delivered, whatever the provider said */
export const undeliverable = 'undeliverable';
