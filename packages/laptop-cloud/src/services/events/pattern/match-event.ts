import type { Branch } from './branches.ts';
import type { Fields, Leaf, Membership } from './fields.ts';
import type { FieldTest } from './value-matcher.ts';

/** a branch with its paths in code-unit order, the order they are checked in */
export interface OrderedBranch {
  readonly tests: readonly (readonly [string, FieldTest])[];
  /** some inner step of a path is the empty string; otherwise what lies under empty keys is not seen */
  readonly emptySteps: boolean;
}

export function orderBranch(branch: Branch): OrderedBranch {
  const paths = [...branch.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const tests = paths.flatMap((path): [string, FieldTest][] => {
    const test = branch.get(path);
    return test ? [[path, test]] : [];
  });
  // steps at the end of a path that are empty do not count
  const emptySteps = paths.some((path) => path === '' || path.replace(/\.+$/, '').split('.').includes(''));
  return { tests, emptySteps };
}

/** the membership of both, or undefined when they are in different elements of one array */
function join(soFar: Membership, leaf: Membership): Membership | undefined {
  if (leaf.size === 0) return soFar;
  if (soFar.size === 0) return leaf;
  let joined: Map<number, number> | undefined;
  for (const [array, index] of leaf) {
    const known = soFar.get(array);
    if (known === index) continue;
    if (known !== undefined) return undefined;
    joined ??= new Map(soFar);
    joined.set(array, index);
  }
  return joined ?? soFar;
}

const NOWHERE: Membership = new Map();
const NONE: readonly Leaf[] = [];

/** Do all tests of the branch hold, with fields under one array in the same element? */
export function branchMatches(branch: OrderedBranch, fields: Fields): boolean {
  const { tests, emptySteps } = branch;

  const from = (at: number, soFar: Membership): boolean => {
    const entry = tests[at];
    if (entry === undefined) return true;
    const [path, test] = entry;
    const found = fields.get(path) ?? NONE;
    let present = false;
    let triedHere = false;
    for (const leaf of found) {
      if (leaf.underEmptyKey && !emptySteps) continue;
      const joined = join(soFar, leaf.membership);
      if (joined === undefined) continue;
      present = true;
      // another value that leads to the same place would fail the same way
      if ((joined === soFar && triedHere) || !test.matches(leaf)) continue;
      if (from(at + 1, joined)) return true;
      if (joined === soFar) triedHere = true;
    }
    return test.absent && !present && from(at + 1, soFar);
  };

  return from(0, NOWHERE);
}
