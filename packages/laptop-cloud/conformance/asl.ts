import { DEPTHS, judge, type Verdict } from './judge.ts';
import { play } from './play-case.ts';
import { type ConformanceCase, readCases } from './recorded-cases.ts';

export interface Tally {
  agreed: number;
  total: number;
}
export type Tallies = Record<(typeof DEPTHS)[number], Tally>;

export interface AslDisagreement {
  readonly id: string;
  readonly depth: (typeof DEPTHS)[number];
  readonly what: string;
  /** why the case cannot be met, when it contradicts itself */
  readonly defect: string | null;
}

export interface AslReport {
  readonly groups: ReadonlyMap<string, Tallies>;
  readonly sum: Tallies;
  readonly disagreements: readonly AslDisagreement[];
}

const empty = (): Tallies => ({
  status: { agreed: 0, total: 0 },
  output: { agreed: 0, total: 0 },
  error: { agreed: 0, total: 0 },
  cause: { agreed: 0, total: 0 },
  history: { agreed: 0, total: 0 },
});

/** plays every Step Functions case of a folder. Throws when there is none */
export async function runAsl(folder: string, files: readonly string[]): Promise<AslReport> {
  const cases = readCases(folder, files);
  if (cases.length === 0) throw new Error(`no Step Functions cases in ${folder}`);
  const groups = new Map<string, Tallies>();
  const sum = empty();
  const disagreements: AslDisagreement[] = [];
  for (const read of cases) {
    if (read.kind === 'unreadable') {
      sum.status.total += 1;
      disagreements.push({ id: read.id, depth: 'status', what: `cannot be read: ${read.why}`, defect: null });
      continue;
    }
    const one = read.given;
    const name = groupOf(one);
    const tallies = groups.get(name) ?? empty();
    groups.set(name, tallies);
    const verdict = await verdictOn(one);
    for (const depth of DEPTHS) {
      const found = verdict[depth];
      if (found === undefined) continue;
      for (const tally of [tallies[depth], sum[depth]]) {
        tally.total += 1;
        if (found === null) tally.agreed += 1;
      }
      if (found !== null)
        disagreements.push({ id: one.id, depth, what: found, defect: depth === 'output' ? defectOf(one) : null });
    }
  }
  return { groups, sum, disagreements };
}

function groupOf({ group, kind, id }: ConformanceCase): string {
  const translated = id.startsWith('jsonata/') ? 'translated' : 'recorded';
  return `${translated} ${kind === 'teststate' ? 'teststate' : (group.split('/').at(0) ?? group)}`;
}

async function verdictOn(one: ConformanceCase): Promise<Verdict> {
  try {
    return judge(one, await play(one));
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { status: what, output: undefined, error: undefined, cause: undefined, history: undefined };
  }
}

// no service of AWS has an underscore in its name: such an ARN is a fixture the recording's converter did not fill in, and the mock returns it
function defectOf({ testState }: ConformanceCase): string | null {
  const stub = /arn:aws:[a-z]+_[a-z_]+:/.exec(JSON.stringify(testState));
  return stub === null ? null : `the mock holds the unfilled fixture ${stub[0]}…, the expected answer the filled one`;
}
