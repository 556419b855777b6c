/** the letter a rejection would become */
export { message as answer } from '../../../domain/letter/write-letter.ts';
