/** what one list has and the other lacks, in the order of the first */
export const missingFrom = (wanted: readonly string[], given: readonly string[]): readonly string[] =>
  wanted.filter((one) => !given.includes(one));

/** the field when it loosens, nothing when it does not */
export const when = (loosens: boolean, field: string): readonly string[] => (loosens ? [field] : []);
