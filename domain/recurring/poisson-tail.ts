/** How likely at least `count` come by chance where `expected` (above 0) are usual; 1 for none. */
export const poissonTail = (count: number, expected: number): number => {
  if (count <= 0) return 1;
  let logged = -expected;
  for (let n = 1; n <= count; n += 1) logged += Math.log(expected / n);
  let [term, sum, n] = [Math.exp(logged), 0, count];
  // terms rise up to the expected number and fall for ever after it
  while (n < expected || term > sum * 1e-16) {
    sum += term;
    n += 1;
    term *= expected / n;
  }
  return Math.min(1, sum);
};
