/** what was done, and where the requirement stands now */
export { requirementDeed as answer } from '../../../domain/desk/requirement-deeds.ts';
