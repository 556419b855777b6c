/** calls of a batch under way at once: enough to hide the network behind each other, few enough for one client's sockets */
const atOnce = 16;

/**
 * Does the work for each of many, `limit` at a time, begun in the order given. Answers in that order too, whatever finished first; one
 * that throws is its own outcome and stops none of the others.
 */
export const inParallel = async <One, Answer>(
  many: readonly One[],
  work: (one: One) => Promise<Answer>,
  limit = atOnce,
): Promise<readonly PromiseSettledResult<Answer>[]> => {
  const outcomes: PromiseSettledResult<Answer>[] = [];
  const rest = many.entries();
  // all workers draw from one iterator: whoever is free takes the next
  const worker = async (): Promise<void> => {
    for (const [at, one] of rest) [outcomes[at]] = await Promise.allSettled([work(one)]);
  };
  await Promise.all(Array.from({ length: Math.min(limit, many.length) }, worker));
  return outcomes;
};

/** the same where all must succeed: once every one was tried, the first failure in the order given is thrown */
export const allOf = async <One>(many: readonly One[], work: (one: One) => Promise<void>): Promise<void> => {
  const outcomes = await inParallel(many, work);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
};
