import { requirementPolicy } from '../../../domain/policy/requirement-schema.ts';
import { fieldOf } from './schema-fields.ts';

const general = new Set([
  ...['correctionDeadlineDays', 'informationDeadlineDays', 'remindBeforeDeadlineDays'],
  ...['maximumExtensionDays', 'maximumPostponementDays'],
]);
const field = fieldOf(requirementPolicy);
/** the deadlines that hold for every merchant, beside those of the catalogue */
export const deadlineFields = field.kind === 'object' ? field.fields.filter(({ name }) => general.has(name)) : [];
