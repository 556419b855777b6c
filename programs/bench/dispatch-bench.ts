import { simulate, simulateByLot } from '../dispatch-simulate/simulate.ts';

// how far from quota a hundred thousand pieces of work are at worst, and what a choice costs with more teams. Baselines: the same work by
// lot, and three teams
const TASKS = 100_000;
const shares = [50, 30, 20];
const quota = simulate(shares, TASKS, 1, 0).distance;
const lot = simulateByLot(shares, TASKS, 1).distance;
console.log(`off quota at most: ${quota.toFixed(2)} pieces by quota, ${lot.toFixed(0)} by lot (at most 2)`);

const costOf = (teams: number): number => {
  const equal = Array.from({ length: teams }, () => 1);
  simulate(equal, 2_000, 1, 0);
  const began = performance.now();
  simulate(equal, 20_000, 1, 0);
  return (performance.now() - began) / 20_000;
};
const [few, many] = [costOf(3), costOf(30)];
console.log(
  `a choice: ${(few * 1_000).toFixed(1)} µs among 3 teams, ${(many / few).toFixed(1)} times that among 30 (at most 30 times)`,
);
if (quota > 2 || lot < 10 * quota || many / few > 30) process.exitCode = 1;
