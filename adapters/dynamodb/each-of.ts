const AT_ONCE = 24;

/** does something with each, a few at a time */
export const eachOf = async <One>(all: Iterable<One>, work: (one: One) => Promise<void>): Promise<void> => {
  const queue = [...all];
  const worker = async (): Promise<void> => {
    for (let one = queue.pop(); one !== undefined; one = queue.pop()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
};
