import type { Playbook } from '../values.ts';

/** name of an execution, 80 characters at most: starting the same thing twice gives the same name */
export const runName = (merchantId: string, playbook: Playbook, n: string): string => {
  const clean = n.replace(/[^A-Za-z0-9_-]/g, '-');
  return `${merchantId}-${playbook}-${clean}`.slice(0, 80);
};
