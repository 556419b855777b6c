/** what was done, and where the requirement stands now */
export { requirementDeed as answer } from '../../../domain/requirement/requirement-deeds.ts';
