/** Where a letter leads: the very step of the merchant's page, or its home. The address carries no power: it opens the sign-in. */
export const stepLink = (page: string, merchantId: string, requirementId?: string): string => {
  const home = `${page}/m/${encodeURIComponent(merchantId)}`;
  return requirementId === undefined ? home : `${home}/due/${encodeURIComponent(requirementId)}`;
};

/** A page of the merchant's own, signed in: `requests/r_1`. */
export const pageLink = (page: string, merchantId: string, path: string): string => `${stepLink(page, merchantId)}/${path}`;

/** Where a merchant rates: opened it asks, and one POST to it acts. */
export const ratingLink = (page: string, token: string): string => `${page}/api/rating?token=${token}`;

/** Where reminders are stopped: opened it asks, and one POST to it acts (RFC 8058). */
export const optOutLink = (page: string, token: string): string => `${page}/api/opt-out?token=${token}`;

/** Where a contact on file objects to a change of the account: opened it asks, and one POST to it acts. */
export const objectionLink = (page: string, token: string): string => `${page}/api/objection?token=${token}`;
