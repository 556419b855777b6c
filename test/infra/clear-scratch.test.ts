import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

test('what tests write outside the project stands in a folder that goes with the run', () => {
  expect(path.basename(tmpdir())).toMatch(/^firstsale-tests-/);
});
