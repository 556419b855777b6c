import type { Both } from '../wording/policy-texts/both.ts';

/** something a person does while a run of the playbook is under way */
export interface PersonStep {
  readonly when: Both;
  readonly what: Both;
}
/** a change of the playbook that people notice */
export interface ProcedureChange {
  /** local day of the change, `2026-11-30` */
  readonly on: string;
  readonly what: Both;
}
/** what people read of a playbook beside its graph */
export interface Procedure {
  readonly why: Both;
  readonly people: readonly PersonStep[];
  /** the newest first */
  readonly changes: readonly ProcedureChange[];
  /** the graph that the text was last read against: another one needs its line in `changes` */
  readonly graph: string;
}
