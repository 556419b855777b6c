import * as z from 'zod';
import { paymentMethodStatus } from '../model/parties.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';

type Statuses = Record<string, { dueStatus: string; verificationStatus: string }>;

const about = z.object({ requirementId: z.string(), stale: z.string().optional() });
const boarded = z.object({ method: z.string(), status: paymentMethodStatus, stale: z.string().optional() });

/** Changes the statuses of the requirement an entry is about; any other entry changes nothing. */
export function replayRequirement(statuses: Statuses, { type, data }: TimelineEntry): void {
  if (type === 'payment-method.boarding.changed.v1') {
    const { method, status, stale } = boarded.parse(data);
    const id = `boarding:${method}`;
    const known = statuses[id];
    if (stale !== undefined || known === undefined || !isOpen(known.dueStatus) || status === 'activated') return;
    statuses[id] = status.startsWith('pending') ? { ...known, verificationStatus: 'pending_verification' } : afterFailure(known);
    return;
  }
  if (!type.startsWith('requirement.')) return;
  const { requirementId, stale } = about.parse(data);
  const known = statuses[requirementId];
  if (known === undefined || stale !== undefined) return;
  statuses[requirementId] = next(known, type);
}

type Status = Statuses[string];

function next(known: Status, type: string): Status {
  switch (type) {
    case 'requirement.submitted.v1':
      return { ...known, verificationStatus: 'pending_verification' };
    case 'requirement.verified.v1':
      return { ...known, verificationStatus: 'verified' };
    case 'requirement.satisfied.v1':
      return { dueStatus: 'satisfied', verificationStatus: 'verified' };
    case 'requirement.failed.v1':
      return afterFailure(known);
    case 'requirement.waived.v1':
      return { ...known, dueStatus: 'waived' };
    case 'requirement.superseded.v1':
      return { ...known, dueStatus: 'superseded' };
    case 'requirement.past-due.v1':
      return { ...known, dueStatus: 'past_due' };
    case 'requirement.extended.v1':
      return { ...known, dueStatus: known.dueStatus === 'past_due' ? 'currently_due' : known.dueStatus };
    default:
      return known;
  }
}

const afterFailure = (known: Status): Status => ({
  dueStatus: known.dueStatus === 'eventually_due' ? 'eventually_due' : 'currently_due',
  verificationStatus: 'failed',
});

const isOpen = (status: string): boolean => status.endsWith('_due');
