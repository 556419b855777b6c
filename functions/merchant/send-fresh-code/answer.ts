export { answer } from '../send-code/answer.ts';
