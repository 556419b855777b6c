/** a form that a browser fills with the file and sends by POST, every field before the file */
export { answer } from '../../api/sign-upload/answer.ts';
