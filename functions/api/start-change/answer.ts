/** the change, whose run begins now */
export { askedChange as answer } from '../../../domain/account-change/ask-change.ts';
