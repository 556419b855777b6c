/** the change, whose protocol begins now */
export { askedChange as answer } from '../../../domain/account-change/ask-change.ts';
