/**
 * Which records of a batch failed, from what the function returned under ReportBatchItemFailures.
 * `all`: an answer that makes no sense fails the whole batch; an empty one succeeds it.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function failedItems(response: unknown, known: ReadonlySet<string>): 'all' | ReadonlySet<string> {
  if (response === null || response === undefined) return new Set();
  if (typeof response !== 'object' || Array.isArray(response)) return 'all';
  const keys = Object.keys(response);
  if (keys.length === 0) return new Set();
  if (!('batchItemFailures' in response)) return 'all';
  const failures = response.batchItemFailures;
  if (failures === null || failures === undefined) return new Set();
  if (!Array.isArray(failures)) return 'all';
  const items = new Set<string>();
  for (const failure of failures) {
    const id: unknown = typeof failure === 'object' && failure !== null ? Reflect.get(failure, 'itemIdentifier') : undefined;
    if (typeof id !== 'string' || !known.has(id)) return 'all';
    items.add(id);
  }
  return items;
}
