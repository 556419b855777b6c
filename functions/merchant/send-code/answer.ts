/** the same for every address, known or not */
export { codeSent as answer } from '../../../domain/sign-in/code-by-letter.ts';
