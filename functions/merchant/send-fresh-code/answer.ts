/** the code went to the address of the session */
export { codeSent as answer } from '../../../domain/sign-in/code-by-letter.ts';
