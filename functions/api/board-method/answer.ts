/** the payment method, and where it stands now */
export { methodDeed as answer } from '../../../domain/capability/methods-by-hand.ts';
