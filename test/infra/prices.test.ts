import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { prices } from '../../engine/report/prices.ts';
import { projectPath } from '../../lib/project.ts';

test.each(['docs/cost-at-rest.md', 'docs/scale.md'])('%s names the region and the month of the prices that are used', (file) => {
  const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${prices.asOf}-01T00:00:00Z`),
  );
  expect(readFileSync(projectPath(file), 'utf8')).toContain(`List prices of ${prices.region} in ${month}`);
});
