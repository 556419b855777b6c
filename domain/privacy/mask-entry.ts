import type { Json } from '../json.ts';
import type { PersonalKind } from '../model/erasure.ts';
import { type TimelineEntry, timelineEntry } from '../model/timeline-entry.ts';
import { erased } from './mask-item.ts';

/** what was said to and by a merchant; everything else is the record of who it is and who decided what */
const contactTypes = [
  /^(nudge|letter|case|issue|request|csat|contact|document|member|alert|export|api-key|brand|company)\./,
  /^merchant\.(commented|snoozed)\./,
  /^task\.(commented|snoozed|returned)\./,
];
const dataKindOf = (type: string): PersonalKind => (contactTypes.some((one) => one.test(type)) ? 'contact' : 'identification');

/** fields of events that name things of ours and words of fixed lists: figures are counted from them. Any other text goes */
const impersonal: ReadonlySet<string> = new Set([
  ...['requirementId', 'documentId', 'taskId', 'queue', 'nudgeId', 'csatId', 'checkInId', 'run', 'again', 'state', 'playbook'],
  ...['stage', 'rung', 'channel', 'template', 'nudgeGroup', 'policyVersion', 'version', 'pspClient', 'country', 'currency'],
  ...[
    'segment',
    'legalEntityType',
    'mcc',
    'paymentMethods',
    'awaitingActionFrom',
    'code',
    'declineCode',
    'outcome',
    'choice',
    'by',
    'to',
  ],
  ...['claimedBy', 'approvedBy', 'replaces', 'from', 'method', 'capability', 'key', 'band', 'kind', 'escalatesTo', 'through'],
  ...['verdict', 'rule', 'factor', 'status', 'type', 'requestedReason', 'assessmentId', 'good', 'bad', 'kinds', 'store', 'data'],
  ...['registry', 'screening_level', 'mcc_risk', 'country_list', 'volume_tier', 'calendar', 'purpose', 'subjectKind', 'severity'],
]);
const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(text);
const isCode = (text: string): boolean => /^[a-z]+(_[a-z]+)*$/.test(text);

/** `field`: the name the value stands under; a list is as its elements */
const maskJson = (value: Json, field: string, ours: boolean): Json => {
  if (typeof value === 'string') {
    const kept =
      impersonal.has(field) || (field !== 'birthDate' && isInstant(value)) || (ours && field === 'reason' && isCode(value));
    return kept ? value : erased;
  }
  if (Array.isArray(value)) return value.map((one) => maskJson(one, field, ours));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, maskJson(part, key, ours)]));
};

/**
 * An entry of the timeline without personal data: it still says what happened when, and who of ours decided it; a person of the merchant
 * is the merchant, and a reason that somebody wrote is gone. Once more changes nothing.
 */
export function maskEntry(entry: TimelineEntry, kinds: ReadonlySet<PersonalKind>): TimelineEntry {
  if (!kinds.has(dataKindOf(entry.type))) return entry;
  const { reason, result: _result, causationId: _cause, ...rest } = entry;
  const ours = entry.actor.kind === 'system';
  const data = Object.fromEntries(Object.entries(entry.data).map(([key, part]) => [key, maskJson(part, key, ours)]));
  const actor = entry.actor.kind === 'merchant' ? { kind: entry.actor.kind, id: entry.merchantId } : entry.actor;
  const kept = reason !== undefined && ours && isCode(reason) ? { reason } : {};
  // an address names a member, and so what was done about one
  const id = entry.id.replaceAll(/[^\s/]+@[^\s/]+/g, erased);
  return timelineEntry.parse({ ...rest, id, actor, data, ...kept });
}
