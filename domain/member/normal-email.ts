import { canWriteTo, checkEmail } from '../requirement/check-email.ts';

/**
 * An e-mail address as members are known by it: `Ana@Shop.FR ` and `ana@shop.fr` are one person. Undefined for one that no letter, and so no
 * code, can reach.
 */
export const normalEmail = (typed: string): string | undefined => {
  const checked = checkEmail(typed);
  return checked.ok && canWriteTo(checked.value) ? checked.value.toLowerCase() : undefined;
};
