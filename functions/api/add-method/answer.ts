/** the payment method, and where it stands now */
export { methodDeed as answer } from '../../../domain/desk/methods-by-hand.ts';
