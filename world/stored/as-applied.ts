import type { Merchant } from '../../domain/model/merchant.ts';
import type { TimelineEntry } from '../../domain/model/timeline-entry.ts';
import { type CheckedField, checkedFields, fieldValue } from '../../domain/requirement/check-field.ts';
import { identifierRequirementId } from '../../domain/requirement/identifier-requirement.ts';

/** values that no check takes, in place of a wrong one that is not kept once it was corrected */
const wrong: Readonly<Record<CheckedField, string>> = {
  registration_number: '0',
  vat_number: '0',
  mcc: 'none',
  email: 'wrong',
  phone: '0',
  website: 'wrong',
};

const isAbout = ({ data }: TimelineEntry, field: CheckedField): boolean =>
  data['requirementId'] === identifierRequirementId(field);

/** true where the value that was handed in was right: it is the one that is kept */
const wasRight = (timeline: readonly TimelineEntry[], submitted: TimelineEntry, field: CheckedField): boolean =>
  timeline.some((one) => one.type === 'requirement.satisfied.v1' && one.at === submitted.at && isAbout(one, field));

/**
 * What a merchant applied with where it corrected it later: otherwise a story would begin with what nobody knew yet. `undefined`: it was not
 * given. Fields that were right, or were never corrected, are absent.
 */
export const asApplied = (timeline: readonly TimelineEntry[]): ReadonlyMap<CheckedField, string | undefined> => {
  const checked = timeline.find(({ type }) => type === 'merchant.identifiers.checked.v1')?.data['bad'];
  const codes = Array.isArray(checked) ? checked : [];
  const corrected = checkedFields.filter((field) =>
    timeline.some((one) => one.type === 'requirement.submitted.v1' && isAbout(one, field) && wasRight(timeline, one, field)),
  );
  return new Map(corrected.map((field) => [field, codes.includes(`${field}_missing`) ? undefined : wrong[field]] as const));
};

/** the value that was handed in for an identifier, which is kept with the merchant only; undefined where none was */
export const valueHandedIn = (
  merchant: Merchant,
  timeline: readonly TimelineEntry[],
  submitted: TimelineEntry,
): string | undefined => {
  const field = submitted.data['valueGiven'] === true ? checkedFields.find((one) => isAbout(submitted, one)) : undefined;
  if (field === undefined) return undefined;
  return wasRight(timeline, submitted, field) ? fieldValue(field, merchant) : wrong[field];
};
