/** what became of the rows, or would become of them */
export { importAnswer as answer } from '../../../domain/import/import-answer.ts';
