/** a form that a browser fills with the picture and sends by POST, every field before the file */
export { signedForm as answer } from '../../../application/sign-upload.ts';
