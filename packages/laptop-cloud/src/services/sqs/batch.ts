import { AwsError } from '../../contract.ts';

interface BatchEntry {
  readonly Id: string;
}
export interface BatchFailure {
  readonly Id: string;
  readonly SenderFault: boolean;
  readonly Code: string;
  readonly Message: string;
}

/** Refuses a batch as a whole for what SQS refuses it for; `what` is the entry type's name in its messages. */
export function checkBatch(entries: readonly BatchEntry[], what: string): void {
  if (entries.length === 0) throw new AwsError('EmptyBatchRequest', `There should be at least one ${what} in the request.`);
  if (entries.length > 10)
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  const seen = new Set<string>();
  for (const { Id } of entries) {
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(Id))
      throw new AwsError(
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
      );
    if (seen.has(Id)) throw new AwsError('BatchEntryIdsNotDistinct', `Id ${Id} repeated.`);
    seen.add(Id);
  }
}

/** Does each entry by itself: what one of them does wrong is its own failure. */
export function eachEntry<Entry extends BatchEntry, Done>(entries: readonly Entry[], work: (entry: Entry) => Done) {
  const Successful: (Done & BatchEntry)[] = [];
  const Failed: BatchFailure[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ ...work(entry), Id: entry.Id });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id: entry.Id, SenderFault: error.status < 500, Code: error.code, Message: error.message });
    }
  }
  return { Successful, Failed };
}
