/** stopped in time, too late, or known before */
export { objected as answer } from '../../../domain/account-change/object-to-change.ts';
