export { answer } from '../try-code/answer.ts';
