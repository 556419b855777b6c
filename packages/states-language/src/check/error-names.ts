import type { State, States } from '../definition/types.ts';
import type { Finding } from './asl-finding.ts';
import { SERVICE_ERRORS } from './known-names.ts';

type Handled = Extract<State, { readonly catch: unknown }>;

/** Retry and Catch entries that can never be meant by anything */
export function errorFindings(state: Handled, path: string, known: readonly string[] | undefined): readonly Finding[] {
  const own = new Set([...(known ?? []), ...failures(state)]);
  const findings: Finding[] = [];
  const look = (names: readonly string[], at: string): void => {
    for (const name of names) {
      const message = problemWith(name, own, known !== undefined);
      if (message !== null) findings.push({ path: `${path}/${at}/ErrorEquals`, message });
    }
  };
  for (const [index, entry] of state.retry.entries()) look(entry.errors, `Retry[${index}]`);
  for (const [index, entry] of state.catch.entries()) look(entry.errors, `Catch[${index}]`);
  return findings;
}

function problemWith(name: string, known: ReadonlySet<string>, complete: boolean): string | null {
  if (name === 'States.Runtime') return 'States.Runtime can be neither retried nor caught';
  if (SERVICE_ERRORS.has(name) || known.has(name)) return null;
  if (name.startsWith('States.')) return `${name} is no error of Step Functions`;
  // Lambda.TooManyRequestsException, DynamoDB.ConditionalCheckFailedException: the called service's own
  if (/^[A-Z][A-Za-z0-9]*\.[A-Za-z]+(?:Exception|Timedout|Unknown|FailedEntry)$/.test(name)) return null;
  return complete ? `no step throws ${name}` : null;
}

// what Fail states inside a Parallel or Map give it
function failures(state: Handled): readonly string[] {
  if (state.type === 'Task') return [];
  const inner: readonly States[] = state.type === 'Map' ? [state.processor] : state.branches;
  return inner.flatMap((states) =>
    [...states.byName.values()].flatMap((child) => {
      if (child.type === 'Fail')
        return child.error?.kind === 'constant' && typeof child.error.value === 'string' ? [child.error.value] : [];
      return 'catch' in child ? failures(child) : [];
    }),
  );
}
