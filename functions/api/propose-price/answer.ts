/** the price as it now stands, and whether another person has to agree it */
export { priceDeed as answer } from '../../../domain/desk/prices-by-hand.ts';
