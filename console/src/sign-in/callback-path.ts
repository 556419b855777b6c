/** the address people come back to from the sign-in page; lib/constructs/people.ts registers it with the user pool */
export const callbackPath = '/sign-in';
