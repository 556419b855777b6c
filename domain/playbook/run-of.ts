import { type PlaybookId, playbookIds } from '../playbooks/registry.ts';

/** ids from the longest on: one may begin with another */
const longestFirst = playbookIds.toSorted((one, other) => other.length - one.length);

/** a run is named `<merchantId>-<playbook>-<n>`: undefined when this is none of the merchant's */
export const playbookOfRun = (merchantId: string, run: string): PlaybookId | undefined =>
  longestFirst.find((name) => run.startsWith(`${merchantId}-${name}-`));

/** whose run it is; undefined for a run somebody started by hand under a name of their own */
export const merchantOfRun = (run: string): string | undefined => /^m_[0-9a-f]{24}(?=-)/.exec(run)?.[0];
