import { styleText } from 'node:util';
import { allServices } from '@firstsale/laptop-cloud/services';
import { groupingLines } from './grouping-report.ts';
import { journey } from './iam-journey.ts';
import { problemsOf, type RoleReport, rolesReport } from './iam-report.ts';
import { needProblems, watchHandlers } from './watch-handlers.ts';

const say = (line: string): void => console.log(line);

const show = ({ name, calls, statements, wildcards }: RoleReport): void => {
  say(styleText('bold', name));
  for (const { action, allowed, denied } of calls)
    say(`  ${denied === 0 ? 'ok    ' : 'DENIED'}  ${action}: ${allowed} allowed${denied === 0 ? '' : `, ${denied} denied`}`);
  for (const { action, reason } of statements.flatMap(({ unused }) => unused))
    say(`  ${reason === undefined ? 'NEVER ' : 'unused'}  ${action}: ${reason ?? 'nobody says why it is kept'}`);
  for (const { pattern, reason } of wildcards) say(`  wild    ${pattern}: ${reason}`);
};

// what every role may do beside what it did in a whole journey on the laptop cloud; `npm run iam`
const began = performance.now();
const { services, seen } = watchHandlers(allServices);
const cloud = await journey(services);
const roles = await rolesReport(cloud);
for (const role of roles) show(role);
say(styleText('bold', '\nWhat a function lets its handlers do beyond their own need (docs/adr/0036)'));
for (const line of groupingLines()) say(line);
const inexact = needProblems(seen);
const bad = roles.filter((role) => problemsOf(role).length > 0);
const calls = roles.flatMap((role) => role.calls).reduce((sum, { allowed }) => sum + allowed, 0);
say(`\n${roles.length} roles, ${calls} calls allowed, in ${((performance.now() - began) / 1000).toFixed(0)} s`);
for (const problem of [...bad.flatMap(problemsOf), ...inexact]) say(`FAIL  ${problem}`);
say(
  `${roles.length - bad.length} roles passed, ${bad.length} failed; ${inexact.length} needs of handlers are not what they ask for`,
);
await cloud.stop();
process.exitCode = bad.length === 0 && inexact.length === 0 ? 0 : 1;
