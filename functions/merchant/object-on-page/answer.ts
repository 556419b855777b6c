export { objected as answer } from '../../../domain/account-change/object-to-change.ts';
